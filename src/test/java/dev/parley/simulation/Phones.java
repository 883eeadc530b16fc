package dev.parley.simulation;

import dev.parley.channel.Delivery;
import dev.parley.channel.Outbound;
import dev.parley.channel.Receipt;
import dev.parley.channel.Route;
import dev.parley.channel.Sender;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// A provider that keeps the truth, what people received, and tells it seldom: it takes messages and says it did not,
/// loses answers of ours and messages it listed, and its receipts come late, twice or never. Only its list is true
/// where it can be had. One
/// thread.
final class Phones implements Sender {
    private static final List<Receipt.Fate> FATES = Stream.of(Receipt.Fate.values())
            .filter(fate -> fate != Receipt.Fate.DROPPED)
            .toList();
    /// What is told of a message that the network lost, in any order.
    private static final List<Receipt.Fate> LOSS =
            List.of(Receipt.Fate.ACCEPTED, Receipt.Fate.SENT, Receipt.Fate.DROPPED);

    private final RandomGenerator chance;
    private final InstantSource clock;
    private final BiConsumer<String, String> begun;
    private final List<Received> received = new ArrayList<>();
    private final List<Received> listed = new ArrayList<>();
    private final List<Receipt> told = new ArrayList<>();
    private boolean honest;

    /// A message that reached somebody.
    record Received(String id, String person, String text, Instant at) {}

    /// @param begun is told of each attempt to send, by person and text
    Phones(RandomGenerator chance, InstantSource clock, BiConsumer<String, String> begun) {
        this.chance = chance;
        this.clock = clock;
        this.begun = begun;
    }

    /// What everybody received, in order.
    List<Received> received() {
        return received;
    }

    /// What one person received, in order.
    List<Received> received(String person) {
        return received.stream().filter(one -> one.person().equals(person)).toList();
    }

    /// No more lies.
    void beHonest() {
        honest = true;
    }

    /// The answer to a call of the provider's own, which may be lost on the way.
    void answered(String person, List<Outbound> replies) {
        if (honest || chance.nextInt(6) > 0) {
            replies.forEach(one -> take(person, one));
        }
    }

    /// Receipts that have come by now.
    List<Receipt> receipts() {
        List<Receipt> now = List.copyOf(told);
        told.removeIf(one -> chance.nextInt(4) > 0);
        return now;
    }

    @Override
    public Delivery send(Route route, Outbound message) {
        begun.accept(route.their(), message.text());
        return switch (honest ? 0 : chance.nextInt(10)) {
            case 7 -> {
                take(route.their(), message);
                yield new Delivery.Unknown("timeout");
            }
            case 8 -> new Delivery.Unknown("HTTP 500");
            case 9 -> new Delivery.Deferred("connection refused", Duration.ZERO);
            default -> new Delivery.Sent(take(route.their(), message));
        };
    }

    @Override
    public Search find(Route route, Outbound message, Instant since) {
        if (!honest && chance.nextInt(4) == 0) {
            return new Search.Unreachable("HTTP 503");
        }
        return new Search.Found(listed.stream()
                .filter(one -> one.person().equals(route.their()))
                .filter(one -> one.text().equals(message.text()) && !one.at().isBefore(since))
                .map(Received::id)
                .toList());
    }

    @Override
    public List<String> pieces(String text) {
        return List.of(text);
    }

    private String take(String person, Outbound message) {
        Received taken = new Received("SM-out-" + listed.size(), person, message.text(), clock.instant());
        String id = taken.id();
        listed.add(taken);
        boolean lost = !honest && chance.nextInt(8) == 0;
        if (!lost) {
            received.add(taken);
        }
        List<Receipt.Fate> fates = lost ? LOSS : FATES;
        for (int i = chance.nextInt(3); i > 0; i--) {
            Receipt.Fate fate = fates.get(chance.nextInt(fates.size()));
            told.add(new Receipt(message.key(), id, fate, "", false));
        }
        return id;
    }
}
