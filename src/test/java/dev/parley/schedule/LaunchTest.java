package dev.parley.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contact.Address;
import dev.parley.contact.AddressHashes;
import dev.parley.contact.Asked;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactId;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.StopList;
import dev.parley.fake.RecordingStarter;
import dev.parley.fake.TestClock;
import dev.parley.fake.TestFlows;
import dev.parley.flow.Flow;
import dev.parley.flow.Medium;
import dev.parley.flow.Trigger.Audience;
import dev.parley.flow.Value;
import dev.parley.inbox.PublishedFlows;
import dev.parley.kit.Ids;
import dev.parley.schedule.Invitation.State;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import java.nio.file.Path;
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
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a launch says beforehand, and what then comes of it.
class LaunchTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final String NAME = "spring";

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T15:00:00Z"));
    private final AddressHashes hashes = new AddressHashes(new byte[32]);
    private final PublishedFlows flows = new PublishedFlows(revision -> Optional.empty());
    private final Set<Address> talking = new HashSet<>();
    private final Map<Address, Instant> resting = new HashMap<>();
    private final List<Address> expected = new ArrayList<>();
    private final Rest rest = new Rest() {
        @Override
        public void expect(Collection<Address> addresses, Instant now) {
            expected.addAll(addresses);
        }

        @Override
        public Optional<Instant> until(Address address, Instant now) {
            return Optional.ofNullable(resting.get(address)).filter(now::isBefore);
        }
    };
    private final Set<String> begun = new HashSet<>();
    private Store store;
    private ContactBook contacts;
    private Asking asking;
    private Launch launch;

    @BeforeEach
    void open() {
        store = TestStore.open(folder);
        contacts = new ContactBook(store.contacts(), new Ids(clock, new Random(1))::next, clock);
        Lines lines = address -> new Lines.Line(false, talking.contains(address), Set.copyOf(begun));
        asking = new Asking(new Asking.Parts(
                flows,
                contacts,
                new People(lines, store.stops(), hashes, UTC),
                new Asking.Sending(store.invitations(), store.quotas(), new RecordingStarter(), rest),
                clock));
        launch = new Launch(store.contacts(), store.invitations(), asking, clock);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_forecast_says_what_the_launch_then_does() {
        Flow flow = EligibilityTest.flow("{on: e, quota: 3 per 1d, at-most: 1 per 30d}");
        Flow urgent =
                TestFlows.of("flow: urgent\nlanguage: en\ninvite: {on: e, priority: high}\nsteps:\n  - end: Bye\n");
        flows.publish(List.of(flow, urgent));
        for (int i = 0; i < 4; i++) {
            add("plain" + i, "UTC");
        }
        add("night", "Asia/Tokyo");
        talking.add(add("talking", "UTC").reach().addresses().getFirst());
        Address stopped = add("stopped", "UTC").reach().addresses().getFirst();
        store.stops().add(new StopList.Stop(hashes.of(stopped), clock.instant(), "test"));
        contacts.change(
                add("asked", "UTC").id(),
                one -> one.asked(new Asked(urgent.id(), flow.about().kind(), clock.instant(), "older")));
        waits(urgent, add("outranked", "UTC").id(), "api", "x");
        waits(flow, add("invited", "UTC").id(), "launch", NAME + "/");
        store.quotas().take(Quotas.Stretch.of(flow, clock.instant()).orElseThrow());

        Launch.Outlook outlook = launch.forecast(flow, new Audience.Everyone(), NAME);
        Map<String, Map<String, Integer>> expected = Map.of(
                "started", Map.of("sms", 2),
                "held", Map.of("quiet-hours", 1, "open-conversation", 1),
                "refused", Map.of("opted-out", 1, "at-most", 1, "outranked", 1, "quota", 2));
        assertThat(outlook).isEqualTo(new Launch.Outlook(new Launch.Planned(10, 9), expected));
        assertThat(launch.plan(flow, new Audience.Everyone(), NAME)).isEqualTo(outlook.planned());
        assertThat(carriedOut(flow)).isEqualTo(expected);
    }

    @Test
    void a_forecast_looks_at_everybody_when_their_turn_comes() {
        Flow flow = EligibilityTest.flow("{on: e, spread: 24h, quota: 1000 per 1d}");
        flows.publish(List.of(flow));
        for (int i = 0; i < 60; i++) {
            add("p" + i, "UTC");
        }

        Launch.Outlook outlook = launch.forecast(flow, new Audience.Everyone(), NAME);
        launch.plan(flow, new Audience.Everyone(), NAME);
        Map<String, Map<String, Integer>> outcomes = new TreeMap<>();
        store.invitations().page(flow.id().value(), "", 100).forEach(one -> {
            Instant due = ((State.Held) one.state()).due();
            int hour = due.atZone(UTC).getHour();
            boolean awake = hour >= 9 && hour < 21;
            outcomes.computeIfAbsent(awake ? "started" : "held", key -> new TreeMap<>())
                    .merge(awake ? "sms" : "quiet-hours", 1, Integer::sum);
        });
        assertThat(outlook.outcomes()).isEqualTo(outcomes).containsKeys("started", "held");
    }

    @Test
    void of_one_person_it_is_said_that_the_quota_is_used_up() {
        Flow flow = EligibilityTest.flow("{on: e, quota: 1 per 1d}");
        flows.publish(List.of(flow));
        Contact contact = add("one", "UTC");
        assertThat(asking.preview(flow, contact, "k")).isInstanceOf(Decision.Start.class);
        store.quotas().take(Quotas.Stretch.of(flow, clock.instant()).orElseThrow());

        assertThat(asking.preview(flow, contact, "k")).isEqualTo(new Decision.Refuse(Reason.QUOTA));
        clock.pass(Duration.ofDays(1));
        assertThat(asking.preview(flow, contact, "k")).isInstanceOf(Decision.Start.class);
    }

    @Test
    void a_launch_asks_each_person_once_by_its_name() {
        Flow flow = EligibilityTest.flow("{on: e, spread: 2h}");
        flows.publish(List.of(flow));
        add("gold", "UTC");
        add("night", "Asia/Tokyo");
        assertThat(launch.plan(flow, new Audience.Everyone(), NAME)).isEqualTo(new Launch.Planned(2, 2));
        add("new", "UTC");
        assertThat(launch.plan(flow, new Audience.Everyone(), NAME)).isEqualTo(new Launch.Planned(3, 1));

        assertThat(store.invitations().page(flow.id().value(), "", 10))
                .hasSize(3)
                .allSatisfy(one -> assertThat(Duration.between(clock.instant(), ((State.Held) one.state()).due()))
                        .isBetween(Duration.ZERO, Duration.ofHours(2)));
    }

    /// After a crash between the start and the note of it, the conversation that is open is the invitation's own.
    @Test
    void what_a_try_that_was_broken_off_has_begun_is_started_and_not_in_its_own_way() {
        Flow flow = EligibilityTest.flow("{on: e, spread: 2h, quota: 1 per 1d, while-open: skip}");
        flows.publish(List.of(flow));
        Contact one = add("one", "UTC");
        launch.plan(flow, new Audience.Everyone(), NAME);
        Address address = one.reach().addresses().getFirst();
        talking.add(address);
        begun.add(Invitation.key(flow.id(), "launch", NAME + "/" + one.id()));
        store.quotas().take(Quotas.Stretch.of(flow, clock.instant()).orElseThrow());
        store.stops().add(new StopList.Stop(hashes.of(address), clock.instant(), "stopped since"));
        clock.pass(Duration.ofHours(12));

        assertThat(carriedOut(flow)).isEqualTo(Map.of("started", Map.of("sms", 1)));
    }

    @Test
    void a_pulse_waits_for_the_end_of_somebodys_rest() {
        Flow pulse = TestFlows.of("flow: week\nkind: pulse\nlanguage: en\ninvite: {on: e}\nsteps:\n  - end: Bye\n");
        flows.publish(List.of(pulse));
        Address colleague = new Address(Medium.SLACK, "U1");
        contacts.upsert(ContactPatch.of(colleague));
        resting.put(colleague, clock.instant().plus(Duration.ofHours(1)));
        launch.plan(pulse, new Audience.Everyone(), NAME);

        assertThat(carriedOut(pulse)).isEqualTo(Map.of("held", Map.of("do-not-disturb", 1)));
        assertThat(expected).containsExactly(colleague);
        clock.pass(Duration.ofHours(1));
        assertThat(carriedOut(pulse)).isEqualTo(Map.of("started", Map.of("slack", 1)));
    }

    private Map<String, Map<String, Integer>> carriedOut(Flow flow) {
        new DueInvitations(store.invitations(), asking, flows, clock, 100).round();
        Map<String, Map<String, Integer>> outcomes = new TreeMap<>();
        store.invitations().page(flow.id().value(), "", 100).forEach(one -> {
            List<String> words = words(one);
            outcomes.computeIfAbsent(words.getFirst(), key -> new TreeMap<>()).merge(words.getLast(), 1, Integer::sum);
        });
        outcomes.remove("waits");
        return outcomes;
    }

    private List<String> words(Invitation one) {
        return switch (one.state()) {
            case State.Started started -> List.of("started", started.medium().word());
            case State.Refused refused -> List.of("refused", refused.why().word());
            case State.Held held ->
                held.why() == Reason.SCHEDULED
                        ? List.of("waits", "")
                        : List.of("held", held.why().word());
        };
    }

    /// For a launch the name ends with the contact.
    private void waits(Flow flow, ContactId contact, String cause, String name) {
        Instant due = clock.instant().plus(Duration.ofHours(1));
        String key = Invitation.key(flow.id(), cause, name.endsWith("/") ? name + contact : name);
        store.invitations()
                .plan(new Invitation(
                        key, flow.id(), contact, Value.Fields.NONE, new State.Held(due, due, Reason.SCHEDULED)));
    }

    private Contact add(String name, String zone) {
        int number = store.contacts().page(Optional.empty(), 200).size();
        Address address = new Address(Medium.SMS, "+155501" + (10 + number));
        return contacts.upsert(new ContactPatch(
                        new ContactPatch.Keys("", name, List.of(address)),
                        new ContactPatch.About(Optional.empty(), Optional.empty(), Optional.of(ZoneId.of(zone))),
                        Map.of(),
                        new ContactPatch.Permissions(Map.of(), Optional.empty(), List.of())))
                .contact();
    }
}
