package dev.parley.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contact.Address;
import dev.parley.contact.AddressHashes;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactId;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.OptOuts;
import dev.parley.contact.StopList;
import dev.parley.fake.MemoryContacts;
import dev.parley.fake.MemoryInvitations;
import dev.parley.fake.TestClock;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.FlowKind;
import dev.parley.flow.Gates.Quiet;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import dev.parley.inbox.PublishedFlows;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Ten thousand people, six flows, a month around a change of daylight saving, events at all hours, people who stop,
/// and a node that is down for half a day: nobody is asked at night, after a stop, or too often.
/// `-Dmonth.people=N` for more.
class MonthTest {
    private static final long SEED = 4;
    private static final int PEOPLE = Integer.getInteger("month.people", 10_000);
    private static final Instant BEGIN = Instant.parse("2026-02-20T00:00:00Z");
    private static final Duration STEP = Duration.ofMinutes(10);
    private static final Duration PER = Duration.ofDays(14);
    private static final List<String> ZONES = List.of(
            "America/New_York",
            "America/Los_Angeles",
            "Europe/Berlin",
            "Asia/Kolkata",
            "Asia/Tokyo",
            "Pacific/Apia",
            "Australia/Lord_Howe",
            "America/St_Johns");

    private final Random random = new Random(SEED);
    private final TestClock clock = new TestClock(BEGIN);
    private final MemoryContacts contacts = new MemoryContacts();
    private final MemoryInvitations invitations = new MemoryInvitations();
    private final List<Flow> six = flows();
    private final PublishedFlows flows = new PublishedFlows(revision -> Optional.empty());
    private final ContactBook book = new ContactBook(contacts, () -> "unused", clock);
    private final Watch watch = new Watch();
    private final Asking asking = new Asking(new Asking.Parts(
            flows,
            book,
            new People(Lines.NONE, new NoStops(), new AddressHashes(new byte[32]), ZoneId.of("UTC")),
            new Asking.Sending(invitations, new NoQuotas(), watch),
            clock));
    private final DueInvitations due = new DueInvitations(invitations, asking, flows, clock, 2_000);

    @Test
    void nobody_is_asked_at_night_after_a_stop_or_too_often() {
        flows.publish(six);
        populate();
        List<Invitation> waiting = plan();
        Instant end = BEGIN.plus(Duration.ofDays(31));
        int steps = 0;
        while (clock.instant().isBefore(end)) {
            stopSomebody();
            boolean isDown = steps >= 2_000 && steps < 2_072;
            if (!isDown) {
                due.round();
            }
            clock.pass(STEP);
            steps++;
        }

        assertThat(watch.faults).as("seed %s", SEED).isEmpty();
        assertThat(watch.sent).as("seed %s", SEED).isGreaterThan(PEOPLE);
        assertThat(watch.stopped.size()).isGreaterThan(1_000);
        assertThat(waiting.stream()
                        .map(one -> invitations.find(one.key()).orElseThrow().state())
                        .filter(Invitation.State.Held.class::isInstance))
                .as("invitations that nobody decided about, seed %s", SEED)
                .isEmpty();
    }

    private static List<Flow> flows() {
        List<Flow> flows = new ArrayList<>();
        String[] kinds = {"transactional", "relationship", "pulse"};
        String[] priorities = {"low", "high"};
        for (int i = 0; i < 6; i++) {
            flows.add(TestFlows.of("flow: flow-" + i + "\nlanguage: en\nkind: " + kinds[i % 3] + "\ninvite: {on: e" + i
                    + ", at-most: " + (1 + i % 2) + " per 14d, spread: 2h, priority: " + priorities[i / 3]
                    + "}\nsteps:\n  - end: Bye\n"));
        }
        return flows;
    }

    private void populate() {
        for (int i = 0; i < PEOPLE; i++) {
            ContactPatch patch = new ContactPatch(
                    new ContactPatch.Keys("", "p" + i, List.of(new Address(Medium.SMS, "+1555" + (1_000_000 + i)))),
                    new ContactPatch.About(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))))),
                    Map.of(),
                    new ContactPatch.Permissions(Map.of(), Optional.empty(), List.of()));
            String id = "contact-" + i;
            new ContactBook(contacts, () -> id, clock).upsert(patch);
        }
    }

    private List<Invitation> plan() {
        List<Invitation> planned = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            ContactId contact = new ContactId("contact-" + i);
            for (Flow flow : six) {
                Instant at = BEGIN.plusSeconds(random.nextInt(20 * 86_400));
                planned.add(new Invitation(
                        Invitation.key(flow.id(), "event", "" + i),
                        flow.id(),
                        contact,
                        Value.Fields.NONE,
                        new Invitation.State.Held(at, at, Reason.WAIT)));
            }
        }
        assertThat(invitations.planAll(planned)).isEqualTo(planned.size());
        return planned;
    }

    private void stopSomebody() {
        ContactId contact = new ContactId("contact-" + random.nextInt(PEOPLE));
        OptOuts.Entry stop = new OptOuts.Entry(Medium.SMS, true, clock.instant(), "STOP");
        book.change(contact, known -> known.with(stop));
        watch.stopped.add(contact);
    }

    /// Where conversations would begin: looks at each by the plain rules.
    private final class Watch implements Starter {
        final List<String> faults = new ArrayList<>();
        final Set<ContactId> stopped = new HashSet<>();
        private final Map<String, List<Instant>> asked = new HashMap<>();
        private final Set<String> keys = new HashSet<>();
        int sent;

        @Override
        public Set<Medium> channels() {
            return Set.of(Medium.SMS);
        }

        @Override
        public Begun start(Order order) {
            sent++;
            Contact contact = contacts.having(List.of(order.address().key())).getFirst();
            ZoneId zone = contact.person().zone().orElseThrow();
            int hour = clock.instant().atZone(zone).getHour();
            check(hour >= 9 && hour < 21, "at " + hour + " o'clock", order);
            check(!QuietHours.isQuiet(clock.instant(), Quiet.NIGHT, zone), "in quiet hours", order);
            check(!stopped.contains(contact.id()), "after a stop", order);
            check(keys.add(order.key()), "twice", order);
            count(contact, order.flow(), order);
            return new Begun.Yes("c" + sent);
        }

        private void count(Contact contact, FlowId id, Order order) {
            Flow flow = flows.published(id).orElseThrow();
            FlowKind kind = flow.about().kind();
            List<Instant> times = asked.computeIfAbsent(contact.id() + "/" + kind, key -> new ArrayList<>());
            long before = times.stream()
                    .filter(at -> at.isAfter(clock.instant().minus(PER)))
                    .count();
            check(before < flow.start().invite().gates().caps().atMost().count(), "too often", order);
            times.add(clock.instant());
        }

        private void check(boolean holds, String what, Order order) {
            if (!holds) {
                faults.add(what + " at " + clock.instant() + ": " + order.key());
            }
        }
    }

    private static final class NoStops implements StopList {
        @Override
        public List<Stop> all(Collection<String> hashes) {
            return List.of();
        }

        @Override
        public void add(Stop stop) {
            throw new UnsupportedOperationException("nobody stops by address here");
        }

        @Override
        public void remove(String hash) {
            throw new UnsupportedOperationException("nobody stops by address here");
        }
    }

    private static final class NoQuotas implements Quotas {
        @Override
        public int left(Stretch stretch) {
            return stretch.count();
        }

        @Override
        public boolean take(Stretch stretch) {
            return true;
        }

        @Override
        public void giveBack(Stretch stretch) {
            throw new UnsupportedOperationException("no flow here has a quota");
        }
    }
}
