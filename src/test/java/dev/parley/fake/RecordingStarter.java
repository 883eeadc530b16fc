package dev.parley.fake;

import dev.parley.flow.Medium;
import dev.parley.schedule.Starter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// Begins nothing and remembers everything.
public final class RecordingStarter implements Starter {
    /// What was asked for, in order.
    public final List<Order> orders = new ArrayList<>();

    /// What becomes of an order; the channel's word and number as the conversation at first.
    public final AtomicReference<Function<Order, Begun>> answer = new AtomicReference<>(this::yes);

    /// The channels that can send; all at first.
    public final Set<Medium> media = EnumSet.allOf(Medium.class);

    private Begun yes(Order order) {
        return new Begun.Yes("conversation-" + orders.size());
    }

    @Override
    public Set<Medium> channels() {
        return Set.copyOf(media);
    }

    @Override
    public synchronized Begun start(Order order) {
        orders.add(order);
        return answer.get().apply(order);
    }
}
