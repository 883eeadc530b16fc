package dev.parley.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.parley.contact.Address;
import dev.parley.contact.BulkUpsert;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactPatch;
import dev.parley.contact.Preferences;
import dev.parley.fake.MemoryContacts;
import dev.parley.fake.MemoryInvitations;
import dev.parley.fake.TestClock;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Trigger.Audience;
import dev.parley.flow.Trigger.Rhythm;
import dev.parley.flow.Value;
import dev.parley.inbox.PublishedFlows;
import dev.parley.schedule.Invitation.State;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final FlowId FLOW = new FlowId("asked");

    /// A Sunday evening.
    private final AtomicBoolean broken = new AtomicBoolean();
    private final TestClock clock = new TestClock(Instant.parse("2026-03-01T20:00:00Z"));
    private final MemoryContacts contacts = new MemoryContacts();
    private final MemoryInvitations invitations = new MemoryInvitations();
    private final PublishedFlows flows = new PublishedFlows(revision -> Optional.empty());
    private final List<Directory.Entry> colleagues = new ArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final AtomicInteger contactsMade = new AtomicInteger();
    private final AtomicBoolean untold = new AtomicBoolean();
    private final Members members = new KnownMembers(
            this::colleagues,
            contacts,
            new BulkUpsert(contacts, new ContactBook(contacts, () -> "m" + contactsMade.incrementAndGet(), clock)));
    private final Planner planner = new Planner(
            flows,
            new Planner.Sources(contacts, members),
            invitations,
            new MemoryPlans(),
            new Planner.Clocks(clock, UTC));

    @ParameterizedTest
    @CsvFileSource(resources = "rhythms.tsv", delimiter = '\t', numLinesToSkip = 1)
    void a_rhythm_goes_by_the_persons_own_clock(
            String days,
            LocalTime at,
            int weeks,
            ZoneId zone,
            Instant after,
            Instant until,
            @Nullable String times,
            String why) {
        Set<DayOfWeek> all = EnumSet.copyOf(
                Arrays.stream(days.split(",", -1)).map(DayOfWeek::valueOf).toList());
        String found = Rhythms.between(new Rhythm(all, at, weeks), zone, after, until).stream()
                .map(one -> one.at().toString())
                .collect(Collectors.joining(" "));

        assertThat(found).as(why).isEqualTo(times == null ? "" : times);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-01, P7D, 2026-03-08T05:00:00Z",
        "2026-03-02, P7D, 2026-03-09T05:00:00Z",
        "2026-02-30, P7D, ''",
        "yesterday, P7D, ''",
        "'', P7D, ''",
    })
    void a_day_in_a_field_begins_at_its_midnight_there(String day, Duration plus, String expected) {
        String at = Rhythms.after(Value.of(day), plus, ZoneId.of("America/New_York"))
                .map(one -> one.at().toString())
                .orElse("");

        assertThat(at).isEqualTo(expected);
    }

    @Test
    void everybody_is_planned_once_at_ten_on_their_monday() {
        publish("{every: \"MON 10:00\"}");
        add("apia", "Pacific/Apia", Map.of());
        add("berlin", "Europe/Berlin", Map.of());
        List<Instant> due = run(Duration.ofDays(2));

        assertThat(due)
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-03-01T21:00:00Z"), Instant.parse("2026-03-02T09:00:00Z"));
    }

    @Test
    void only_the_audience_is_planned() {
        publish("{every: \"MON 10:00\", to: {segment: \"contact.tier == 'gold'\"}}");
        add("gold", "UTC", Map.of("tier", Value.of("gold")));
        add("silver", "UTC", Map.of("tier", Value.of("silver")));
        add("none", "UTC", Map.of());

        assertThat(run(Duration.ofDays(2))).hasSize(1);
    }

    @Test
    void somebody_is_asked_so_long_after_a_day_of_theirs() {
        publish("{after: {field: contact.customer_since, plus: 7d}}");
        add("soon", "UTC", Map.of("customer_since", Value.of("2026-02-23")));
        add("past", "UTC", Map.of("customer_since", Value.of("2026-02-20")));
        add("later", "UTC", Map.of("customer_since", new Value.Moment(Instant.parse("2026-03-20T00:00:00Z"))));

        assertThat(run(Duration.ofDays(2))).containsExactly(Instant.parse("2026-03-02T00:00:00Z"));
    }

    @Test
    void what_was_missed_in_a_day_of_downtime_is_made_up_for_and_older_things_are_not() {
        publish("{every: \"MON-SUN 12:00\"}");
        add("one", "UTC", Map.of());
        planner.round();
        clock.pass(Duration.ofDays(5).plusHours(4));
        planner.round();

        assertThat(due()).containsExactly(Instant.parse("2026-03-06T12:00:00Z"));
    }

    private List<Instant> run(Duration time) {
        Instant end = clock.instant().plus(time);
        while (clock.instant().isBefore(end)) {
            planner.round();
            clock.pass(Duration.ofMinutes(5));
        }
        return due();
    }

    private List<Instant> due() {
        return invitations.page(FLOW.value(), "", 1_000).stream()
                .flatMap(one -> one.state() instanceof State.Held held
                        ? java.util.stream.Stream.of(held.due())
                        : java.util.stream.Stream.of())
                .sorted()
                .toList();
    }

    private Flow publish(String invite) {
        Flow flow = EligibilityTest.flow(invite);
        flows.publish(List.of(flow));
        return flow;
    }

    private void add(String name, String zone, Map<String, Value> attributes) {
        List<Contact> known = new ArrayList<>();
        contacts.each(known::add);
        new ContactBook(contacts, () -> name, clock)
                .upsert(new ContactPatch(
                        new ContactPatch.Keys(
                                "", name, List.of(new Address(Medium.SMS, "+155501" + (10 + known.size())))),
                        new ContactPatch.About(Optional.empty(), Optional.empty(), Optional.of(ZoneId.of(zone))),
                        attributes,
                        new ContactPatch.Permissions(Map.of(), Optional.empty(), List.of())));
    }

    @Test
    void colleagues_in_slack_become_contacts_and_are_planned_at_ten_on_their_own_monday() {
        publish("{every: \"MON 10:00\", to: {slack: {channel: C024BE91L}}}");
        add("no colleague", "UTC", Map.of());
        colleague("U1", "Europe/Berlin");
        colleague("U2", "America/New_York");
        List<Instant> due = run(Duration.ofDays(2));

        assertThat(due)
                .containsExactlyInAnyOrder(
                        Instant.parse("2026-03-02T09:00:00Z"), Instant.parse("2026-03-02T15:00:00Z"));
        assertThat(contacts.having(List.of(new Address(Medium.SLACK, "U1").key())))
                .singleElement()
                .matches(one -> one.person().zone().equals(Optional.of(ZoneId.of("Europe/Berlin"))));
    }

    @Test
    void who_has_left_is_not_asked_again_and_who_joined_is() {
        publish("{every: \"MON 10:00\", to: {slack: everyone}}");
        colleague("U1", "UTC");
        colleague("U2", "UTC");
        run(Duration.ofDays(6));
        colleagues.removeFirst();
        colleague("U3", "UTC");
        run(Duration.ofDays(7));

        assertThat(Pulses.of(FLOW, invitations))
                .extracting(round -> round.day().toString(), Pulses.Round::people)
                .containsExactly(tuple("2026-03-09", 2), tuple("2026-03-02", 2));
    }

    @Test
    void colleagues_are_asked_in_the_language_in_which_they_use_slack_until_they_choose_another() {
        publish("{every: \"MON 10:00\", to: {slack: everyone}}");
        colleague("U1", "UTC");
        colleague("U2", "UTC");
        ContactBook book = new ContactBook(contacts, () -> "chosen", clock);
        ContactPatch bare = ContactPatch.of(new Address(Medium.SLACK, "U2"));
        book.upsert(new ContactPatch(
                bare.keys(),
                new ContactPatch.About(Optional.empty(), Optional.of(new Language("sv")), Optional.empty()),
                bare.attributes(),
                bare.permissions()));
        run(Duration.ofDays(8));

        assertThat(List.of("U1", "U2"))
                .map(user ->
                        book.find(new Address(Medium.SLACK, user)).orElseThrow().person())
                .map(person -> person.language().orElseThrow().tag())
                .containsExactly("es", "sv");
    }

    @Test
    void nobody_is_asked_for_on_days_without_a_round_and_slack_is_asked_about_once_a_round() {
        publish("{every: \"THU 10:00\", to: {slack: everyone}}");
        colleague("U1", "UTC");
        run(Duration.ofDays(2));
        assertThat(looks.get()).isZero();
        run(Duration.ofDays(4));

        assertThat(invitations.page(FLOW.value(), "", 10)).hasSize(1);
        assertThat(looks.get()).isBetween(1, 3);
    }

    @Test
    void while_slack_does_not_tell_nothing_counts_as_planned() {
        publish("{every: \"MON 10:00\", to: {slack: everyone}}");
        colleague("U1", "UTC");
        untold.set(true);
        run(Duration.ofHours(12));
        assertThat(invitations.page(FLOW.value(), "", 10)).isEmpty();
        untold.set(false);
        run(Duration.ofHours(12));

        assertThat(invitations.page(FLOW.value(), "", 10)).hasSize(1);
    }

    @Test
    void who_is_found_before_slack_breaks_off_is_asked_in_time() {
        publish("{every: \"MON 10:00\", to: {slack: everyone}}");
        colleague("U1", "UTC");
        broken.set(true);
        run(Duration.ofHours(12));

        assertThat(due()).containsExactly(Instant.parse("2026-03-02T10:00:00Z"));
    }

    @Test
    void who_likes_another_time_of_the_day_is_asked_then_and_once_a_day_whenever_they_change_their_mind() {
        publish("{every: \"MON 10:00\"}");
        add("berlin", "Europe/Berlin", Map.of());
        wish("berlin", "14:30");
        run(Duration.ofHours(18));
        assertThat(due()).containsExactly(Instant.parse("2026-03-02T13:30:00Z"));

        wish("berlin", "19:00");
        run(Duration.ofHours(16));
        assertThat(due()).containsExactly(Instant.parse("2026-03-02T13:30:00Z"));
    }

    private void wish(String name, String hour) {
        new ContactBook(contacts, () -> name, clock)
                .upsert(new ContactPatch(
                        new ContactPatch.Keys("", name, List.of()),
                        new ContactPatch.About(Optional.empty(), Optional.empty(), Optional.empty()),
                        Map.of(),
                        new ContactPatch.Permissions(
                                Map.of(),
                                Optional.of(Preferences.NONE.at(Optional.of(LocalTime.parse(hour)))),
                                List.of())));
    }

    @Test
    void nobody_is_asked_on_a_holiday() {
        publish("{every: \"MON 10:00\", holidays: [2026-03-02]}");
        add("apia", "Pacific/Apia", Map.of());
        run(Duration.ofDays(14));

        assertThat(Pulses.of(FLOW, invitations))
                .extracting(round -> round.day().toString())
                .containsExactly("2026-03-09");
    }

    @Test
    void a_round_tells_how_far_it_is() {
        publish("{every: \"MON 10:00\", to: {slack: everyone}}");
        colleague("U1", "UTC");
        colleague("U2", "UTC");
        colleague("U3", "UTC");
        run(Duration.ofDays(1));
        List<Invitation> all = invitations.page(FLOW.value(), "", 10);
        settle(all.get(0), new State.Started(Medium.SLACK, "c", clock.instant()));
        settle(all.get(1), new State.Refused(Reason.OPTED_OUT, clock.instant()));

        assertThat(Pulses.of(FLOW, invitations))
                .containsExactly(
                        new Pulses.Round(LocalDate.of(2026, 3, 2), 1, Map.of("scheduled", 1), Map.of("opted-out", 1)));
    }

    private void settle(Invitation waiting, State outcome) {
        invitations
                .claim(waiting, clock.instant().plusSeconds(60))
                .ifPresent(claimed -> invitations.settle(claimed, outcome));
    }

    private void colleague(String user, String zone) {
        colleagues.add(new Directory.Entry(
                new Address(Medium.SLACK, user), "", Optional.of(ZoneId.of(zone)), Optional.of(new Language("es"))));
    }

    private void colleagues(Audience.Slack audience, Consumer<List<Directory.Entry>> page) {
        if (untold.get()) {
            throw new Members.Unknown("Slack is away");
        }
        looks.incrementAndGet();
        page.accept(List.copyOf(colleagues));
        if (broken.get()) {
            throw new Members.Unknown("Slack breaks off");
        }
    }

    private static final class MemoryPlans implements Plans {
        private final Map<FlowId, Instant> until = new HashMap<>();

        @Override
        public Optional<Instant> until(FlowId flow) {
            return Optional.ofNullable(until.get(flow));
        }

        @Override
        public void planned(FlowId flow, Instant at) {
            until.put(flow, at);
        }
    }
}
