package dev.parley.simulation;

import dev.parley.channel.Handled;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactPatch;
import dev.parley.conversation.Turn;
import dev.parley.flow.Value;
import dev.parley.inbox.Lane;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.schedule.Happening;
import dev.parley.simulation.Somebody.Written;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// One seed's people, nodes, store and provider. Everything happens in an order that the seed decides. One thread.
final class World {
    private static final List<String> ZONES = List.of("America/New_York", "Europe/Berlin", "Asia/Tokyo");
    private static final Duration TWILIO_REPEATS = Duration.ofSeconds(15);
    /// A quarter of an hour passes until a message is found in the list, and another until people count as asleep.
    private static final Duration AWAKE = Duration.ofMinutes(30);

    final Site site = Site.empty();
    final List<Somebody> people = new ArrayList<>();
    final List<String> faults = new ArrayList<>();
    final Phones phones;
    private final RandomGenerator chance;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Happening> untold = new LinkedHashMap<>();
    private int contacts;
    private int events;
    private boolean calm;
    private boolean meeting;

    World(long seed) {
        chance = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        phones = new Phones(chance, site.clock(), this::begun);
        for (int i = 0; i < ZONES.size(); i++) {
            Somebody person = new Somebody("+1555" + (1_000_000 + i), ZoneId.of(ZONES.get(i)));
            people.add(person);
            new ContactBook(site.contacts(), () -> "contact-" + contacts++, site.clock()).upsert(known(person));
        }
        nodes.add(start(0));
        nodes.add(start(1));
    }

    /// Something happens.
    void step() {
        switch (chance.nextInt(13)) {
            case 0, 1, 2 -> at(any(), node -> node.dispatcher().look());
            case 3 -> at(any(), node -> node.due().round());
            case 4, 5 -> site.clock().pass(Duration.ofSeconds(1 + chance.nextInt(90)));
            case 6 -> site.clock().pass(Duration.ofMinutes(chance.nextInt(90)));
            case 7 -> site.clock().pass(Duration.ofHours(chance.nextInt(60)));
            case 8 -> receipts();
            case 9 -> speak(any(people));
            case 10 -> repeat(any(people));
            case 11 -> happen();
            default -> repair();
        }
        restartTheDead();
    }

    /// Nothing goes wrong any more, and all that was begun comes to its end.
    void comeToRest() {
        calm = true;
        phones.beHonest();
        for (int i = 0; i < 100; i++) {
            site.clock().pass(i < 40 ? Duration.ofSeconds(70) : Duration.ofHours(6));
            restartTheDead();
            tellEvents();
            repair();
            receipts();
            nodes.forEach(node -> at(node, one -> one.due().round()));
            nodes.forEach(node -> at(node, one -> one.dispatcher().look()));
        }
    }

    private Node start(int index) {
        Fate fate = new Fate(chance, () -> calm, () -> meet(nodes.get(1 - index)));
        return Node.start(site, phones, fate, () -> "contact-" + contacts++);
    }

    /// Another node acts in the middle of what one does.
    private void meet(Node other) {
        if (meeting) {
            return;
        }
        meeting = true;
        switch (chance.nextInt(3)) {
            case 0 -> at(other, node -> node.dispatcher().look());
            case 1 -> at(other, node -> node.due().round());
            default -> people.forEach(person -> unknown(person).forEach(one -> hear(other, person, one)));
        }
        meeting = false;
    }

    private void restartTheDead() {
        for (int i = 0; i < nodes.size(); i++) {
            if (nodes.get(i).fate().isDead()) {
                nodes.set(i, start(i));
            }
        }
    }

    /// A node does something; empty if it failed or died.
    private <T> Optional<T> at(Node node, Function<Node, T> act) {
        try {
            return Optional.of(act.apply(node));
        } catch (StoreUnavailable | NodeDied e) {
            return Optional.empty();
        }
    }

    private void speak(Somebody person) {
        List<Phones.Received> all = phones.received(person.number);
        if (person.hasStopped || (all.isEmpty() && chance.nextInt(3) > 0)) {
            return;
        }
        boolean isAskedForNumber = !all.isEmpty() && all.getLast().text().equals(Site.SCORE);
        String number = "" + chance.nextInt(11);
        String text = switch (chance.nextInt(15)) {
            case 0 -> "STOP";
            case 1 -> "hi";
            case 2 -> "Sorry, I meant " + number;
            default -> isAskedForNumber ? number : "it was " + name(person.written.size());
        };
        hear(any(), person, person.writes(text, site.clock().instant()));
    }

    /// A name of its own for everything somebody talks of: digits would be scores.
    private static String name(int number) {
        return "Mr " + (char) ('A' + number % 26) + "x" + "y".repeat(number / 26) + "z";
    }

    /// The provider calls again for 15 seconds: what nobody has taken, and at times what somebody has.
    private void repeat(Somebody person) {
        unknown(person).forEach(one -> hear(any(), person, one));
        person.written.stream()
                .filter(this::isFresh)
                .reduce((first, second) -> second)
                .ifPresent(last -> hear(any(), person, last));
    }

    private List<Written> unknown(Somebody person) {
        return person.written.stream()
                .filter(one -> !one.isKnown && isFresh(one))
                .toList();
    }

    private boolean isFresh(Written one) {
        return site.clock().instant().isBefore(one.at.plus(TWILIO_REPEATS));
    }

    private void hear(Node node, Somebody person, Written one) {
        Optional<Handled> handled = at(node, it -> it.inbox().receive(one.inbound));
        if (handled.isPresent() && !one.isKnown) {
            known(person, one);
            phones.answered(person.number, handled.get().replies());
        }
    }

    /// Takes what the provider lists of the last two hours.
    private void repair() {
        Node node = any();
        for (Somebody person : people) {
            for (Written one : List.copyOf(person.written)) {
                boolean isLate =
                        !isFresh(one) && one.at.isAfter(site.clock().instant().minus(Duration.ofHours(2)));
                if (isLate
                        && at(node, it -> it.inbox().recover(one.inbound, one.at))
                                .isPresent()
                        && !one.isKnown) {
                    known(person, one);
                }
            }
        }
    }

    /// What a server says that it has must be in the store.
    private void known(Somebody person, Written one) {
        one.isKnown = true;
        person.hasStopped |= one.text().equals("STOP");
        Optional<Lane> lane = site.lanes().find(Site.IDS.of(Site.parties(person.number)));
        if (lane.flatMap(it -> it.seen(one.inbound.messageId())).isEmpty()) {
            faults.add("acknowledged, but not stored: " + one.text());
        }
        one.isKept = lane.flatMap(it -> it.talk().current()).stream()
                .flatMap(talk -> talk.history().transcript().stream())
                .map(Turn::text)
                .anyMatch(one.text()::equals);
    }

    /// Something happens to somebody, of which another system tells until it is heard.
    private void happen() {
        Somebody person = any(people);
        String id = "event-" + events++;
        String type = chance.nextBoolean() ? "visited" : "worked";
        untold.put(id, new Happening(id, type, known(person), Value.Fields.NONE));
        tellEvents();
    }

    private static ContactPatch known(Somebody person) {
        return new ContactPatch(
                new ContactPatch.Keys("", "p" + person.number, List.of(Site.address(person.number))),
                new ContactPatch.About(Optional.empty(), Optional.empty(), Optional.of(person.zone)),
                Map.of(),
                new ContactPatch.Permissions(Map.of(), Optional.empty(), List.of()));
    }

    private void tellEvents() {
        Node node = any();
        untold.values()
                .removeIf(event -> at(node, it -> it.events().take(event)).isPresent());
    }

    private void receipts() {
        phones.receipts()
                .forEach(receipt -> at(any(), node -> {
                    node.inbox().receipt(receipt);
                    return true;
                }));
    }

    /// A call to send something begins.
    private void begun(String number, String text) {
        Instant now = site.clock().instant();
        Somebody person = people.stream()
                .filter(one -> one.number.equals(number))
                .findFirst()
                .orElseThrow();
        int hour = now.atZone(person.zone).getHour();
        boolean isNight = hour >= 21 || hour < 9;
        if (person.hasStopped) {
            faults.add("sent after a stop: " + text);
        }
        if (isNight && person.wroteAt.isBefore(now.minus(AWAKE))) {
            faults.add(
                    "sent at " + hour + " o'clock, last heard of at " + person.wroteAt + ", now " + now + ": " + text);
        }
    }

    private Node any() {
        return any(nodes);
    }

    private <T> T any(List<T> all) {
        return all.get(chance.nextInt(all.size()));
    }
}
