package dev.parley.schedule;

import dev.parley.flow.Medium;
import dev.parley.inbox.Parties;
import dev.parley.inbox.StartOutcome;
import dev.parley.inbox.StartRequest;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Begins conversations with the host's known customers on the web: nothing is sent, the conversation waits until they
/// next open the chat. All others as without it. Safe for any thread.
///
/// @param others the channels that send
/// @param pages begins a conversation on a page of ours
public record PageStarter(Starter others, Function<StartRequest, StartOutcome> pages) implements Starter {
    @Override
    public Set<Medium> channels() {
        Set<Medium> channels = EnumSet.of(Medium.WEB);
        channels.addAll(others.channels());
        return channels;
    }

    @Override
    public Begun start(Order order) {
        if (order.address().medium() != Medium.WEB) {
            return others.start(order);
        }
        Parties parties = new Parties(
                Medium.WEB.word(), order.flow().value(), order.address().value());
        StartRequest.Options options = new StartRequest.Options(order.language(), Optional.empty());
        return InboxStarter.begun(
                pages.apply(new StartRequest(parties, order.flow(), order.key(), order.facts(), options)));
    }
}
