package dev.parley.schedule;

import dev.parley.contact.Address;
import dev.parley.contact.Contact;
import dev.parley.flow.FlowKind;
import dev.parley.flow.Gates;
import dev.parley.flow.Gates.Cap;
import dev.parley.flow.Medium;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whether a person may be asked now. The one place where that is decided. Pure.
public final class Eligibility {
    /// How far a flow of lower priority looks ahead for one of higher priority.
    static final Duration LOOK_AHEAD = Duration.ofHours(24);

    /// How soon it is looked again whether another conversation has ended: most end within minutes, and are followed
    /// soon; those that nobody answers go on for days, and a hundred thousand may wait behind such.
    static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

    private static final Duration LOOK_SELDOM = Duration.ofMinutes(30);

    /// How often a flow that says nothing of it offers itself to one person.
    public static final Duration REST = Duration.ofHours(24);

    private Eligibility() {}

    /// Looks at everything but the quota, which only a write can tell. The order is that in which a person would give
    /// reasons: no at all before not now.
    public static Decision decide(Wish wish, Person person, Instant now) {
        Gates gates = wish.flow().start().invite().gates();
        Contact contact = person.contact();
        if (wish.from().plus(Wish.TOO_LATE).isBefore(now)) {
            return new Decision.Refuse(Reason.TOO_LATE);
        }
        if (person.isStopped()) {
            return new Decision.Refuse(Reason.OPTED_OUT);
        }
        if (!Chance.isSampled(wish.flow().id(), contact.id(), gates.sample())) {
            return new Decision.Refuse(Reason.NOT_SAMPLED);
        }
        return switch (way(wish, contact)) {
            case Way.Open open -> timed(wish, person, open.address(), now);
            case Way.Closed closed -> new Decision.Refuse(closed.why());
        };
    }

    /// Whether a survey may be offered to a person on a page that they look at: nothing is sent, so that neither
    /// their addresses nor the hour matter, and nothing waits for a better time. A flow without `at-most` asks once
    /// in {@link #REST}. Whether they are in its sample is not looked at.
    static boolean allowsOffer(Wish wish, Person person, Instant now) {
        Gates gates = wish.flow().start().invite().gates();
        Contact contact = person.contact();
        boolean isPaused = contact.reach()
                .preferences()
                .pausedUntil()
                .filter(until -> until.isAfter(now))
                .isPresent();
        boolean isLeftAlone = person.isStopped() || isPaused || person.talking();
        Cap cap = gates.caps().atMost();
        boolean isWithinBudget =
                cap.equals(Cap.NONE) ? isRested(wish, contact, now) : left(cap, wish, contact, now) > rivals(wish, now);
        return !isLeftAlone && isWithinBudget;
    }

    private static boolean isRested(Wish wish, Contact contact, Instant now) {
        return contact.journal().asked().stream()
                .filter(one -> one.flow().equals(wish.flow().id()))
                .noneMatch(one -> one.at().isAfter(now.minus(REST)));
    }

    private sealed interface Way {
        record Open(Address address) implements Way {}

        record Closed(Reason why) implements Way {}
    }

    /// The person's own channel goes first, then those of the flow in their order.
    private static Way way(Wish wish, Contact contact) {
        List<Medium> allowed = wish.flow().start().invite().gates().channels();
        Set<Medium> order = new LinkedHashSet<>();
        contact.reach().preferences().channel().ifPresent(order::add);
        order.addAll(allowed.isEmpty() ? List.of(Medium.values()) : allowed);
        List<Address> addresses = new ArrayList<>();
        order.stream()
                .filter(medium -> allowed.isEmpty() || allowed.contains(medium))
                .forEach(medium -> contact.reach().on(medium).ifPresent(addresses::add));
        if (addresses.isEmpty()) {
            return new Way.Closed(Reason.NO_ADDRESS);
        }
        addresses.removeIf(address -> contact.reach().isWithoutConsent(address.medium()));
        if (addresses.isEmpty()) {
            return new Way.Closed(Reason.NO_CONSENT);
        }
        return addresses.stream()
                .filter(address -> wish.channels().contains(address.medium()))
                .findFirst()
                .<Way>map(Way.Open::new)
                .orElseGet(() -> new Way.Closed(Reason.NO_CHANNEL));
    }

    private static Decision timed(Wish wish, Person person, Address address, Instant now) {
        Optional<Instant> paused =
                person.contact().reach().preferences().pausedUntil().filter(until -> until.isAfter(now));
        if (paused.isPresent()) {
            return held(wish, paused.get(), Reason.PAUSED);
        }
        if (person.talking()) {
            switch (wish.flow().start().invite().whileOpen()) {
                case SKIP -> {
                    return new Decision.Refuse(Reason.OPEN_CONVERSATION);
                }
                case QUEUE -> {
                    return held(wish, lookAgain(wish, now), Reason.OPEN_CONVERSATION);
                }
                case REPLACE -> {}
            }
        }
        return inDaytime(wish, person, address, now);
    }

    /// After half the time it has waited already.
    private static Instant lookAgain(Wish wish, Instant now) {
        Duration half = Duration.between(wish.from(), now).dividedBy(2);
        Duration pause = half.compareTo(LOOK_AGAIN) < 0 ? LOOK_AGAIN : half;
        return now.plus(pause.compareTo(LOOK_SELDOM) > 0 ? LOOK_SELDOM : pause);
    }

    private static Decision inDaytime(Wish wish, Person person, Address address, Instant now) {
        Gates gates = wish.flow().start().invite().gates();
        Optional<Instant> day = QuietHours.end(now, gates.quiet(), person.zones());
        if (day.isEmpty()) {
            return new Decision.Refuse(Reason.QUIET_HOURS);
        }
        long left = left(gates.caps().atMost(), wish, person.contact(), day.get());
        if (left <= 0) {
            return new Decision.Refuse(Reason.AT_MOST);
        }
        if (left <= rivals(wish, now)) {
            return new Decision.Refuse(Reason.OUTRANKED);
        }
        return day.get().isAfter(now) ? held(wish, day.get(), Reason.QUIET_HOURS) : new Decision.Start(address);
    }

    static Decision held(Wish wish, Instant until, Reason why) {
        return until.isAfter(wish.from().plus(Wish.TOO_LATE))
                ? new Decision.Refuse(why)
                : new Decision.Hold(until, why);
    }

    /// How often the person may still be asked, over all flows of the kind. This invitation's own asking, left from a
    /// try that was broken off, does not count.
    private static long left(Cap cap, Wish wish, Contact contact, Instant at) {
        FlowKind kind = wish.flow().about().kind();
        long asked = contact.journal().asked().stream()
                .filter(one -> one.kind() == kind && !one.key().equals(wish.key()))
                .filter(one -> cap.per().isZero() || one.at().isAfter(at.minus(cap.per())))
                .count();
        return cap.count() - asked;
    }

    private static long rivals(Wish wish, Instant now) {
        return wish.rivals().stream()
                .filter(rival -> rival.kind() == wish.flow().about().kind())
                .filter(rival -> rival.rank() > Wish.rank(wish.flow()))
                .filter(rival -> rival.due().isBefore(now.plus(LOOK_AHEAD)))
                .count();
    }
}
