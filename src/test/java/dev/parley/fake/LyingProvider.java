package dev.parley.fake;

import dev.parley.channel.Delivery;
import dev.parley.channel.Outbound;
import dev.parley.channel.Receipt;
import dev.parley.channel.Route;
import dev.parley.channel.Sender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/// A provider that keeps the truth, what the person received, and tells it seldom: it takes messages and says it did
/// not, loses answers of ours, lets nodes die in the middle of a call, and its receipts come late, twice or never. Only
/// its list is true where it can be had. One thread.
public final class LyingProvider implements Sender {
    private static final List<Receipt.Fate> FATES = List.of(Receipt.Fate.values());

    private final RandomGenerator chance;
    private final InstantSource clock;
    private final List<Taken> taken = new ArrayList<>();
    private final List<Receipt> told = new ArrayList<>();
    private final List<String> afterStop = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();
    private boolean refusing;
    private boolean behaving;

    private record Taken(String id, String text, Instant at) {}

    /// Does what this chance says.
    public LyingProvider(RandomGenerator chance, InstantSource clock) {
        this.chance = chance;
        this.clock = clock;
    }

    /// What the person received, in order.
    public List<String> received() {
        return taken.stream().map(Taken::text).toList();
    }

    /// What we began to send after the person's STOP was acknowledged.
    public List<String> afterStop() {
        return afterStop;
    }

    /// From now on whether the person wants none.
    public void refuseFrom(boolean wantsNone) {
        refusing = wantsNone;
    }

    /// No more lies.
    public void behave() {
        behaving = true;
    }

    /// The answer to a call of the provider's own, which may be lost on the way; of an answer to a repeated call it
    /// sends nothing if it sent the first one.
    public void answered(String messageId, List<Outbound> replies) {
        if (chance.nextInt(6) == 0 || !answered.add(messageId)) {
            return;
        }
        replies.forEach(this::take);
    }

    /// Receipts that have come by now.
    public List<Receipt> receipts() {
        List<Receipt> now = new ArrayList<>(told);
        told.removeIf(one -> chance.nextInt(4) > 0);
        return now;
    }

    @Override
    public Delivery send(Route route, Outbound message) {
        if (refusing) {
            afterStop.add(message.text());
        }
        return switch (behaving ? 0 : chance.nextInt(10)) {
            case 6 -> {
                take(message);
                yield new Delivery.Unknown("timeout");
            }
            case 7 -> new Delivery.Unknown("HTTP 500");
            case 8 -> new Delivery.Deferred("connection refused", Duration.ZERO);
            case 9 -> {
                if (chance.nextBoolean()) {
                    take(message);
                }
                throw new IllegalStateException("the node died");
            }
            default -> new Delivery.Sent(take(message));
        };
    }

    @Override
    public Search find(Route route, Outbound message, Instant since) {
        if (!behaving && chance.nextInt(4) == 0) {
            return new Search.Unreachable("HTTP 503");
        }
        return new Search.Found(taken.stream()
                .filter(one -> one.text().equals(message.text()) && !one.at().isBefore(since))
                .map(Taken::id)
                .toList());
    }

    @Override
    public List<String> pieces(String text) {
        return List.of(text);
    }

    private String take(Outbound message) {
        String id = "SM-out-" + taken.size();
        taken.add(new Taken(id, message.text(), clock.instant()));
        for (int i = chance.nextInt(3); i > 0; i--) {
            Receipt.Fate fate = FATES.get(chance.nextInt(FATES.size()));
            told.add(new Receipt(message.key(), id, fate, "", false));
        }
        return id;
    }
}
