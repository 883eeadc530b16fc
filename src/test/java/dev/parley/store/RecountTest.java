package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.contact.Address;
import dev.parley.contact.AddressHashes;
import dev.parley.contact.Contact;
import dev.parley.contact.ContactBook;
import dev.parley.contact.ContactId;
import dev.parley.contact.ContactPatch;
import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.fake.SumTalks;
import dev.parley.fake.TestClock;
import dev.parley.flow.Medium;
import dev.parley.inbox.Conversations;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.LaneStore;
import dev.parley.inbox.Parties;
import dev.parley.inbox.PublishedFlows;
import dev.parley.inbox.StartLog;
import dev.parley.insight.Outcome;
import dev.parley.kit.Ids;
import dev.parley.results.Adding;
import dev.parley.results.Days;
import dev.parley.results.Marks;
import dev.parley.results.Recount;
import dev.parley.results.Settled;
import dev.parley.results.Sheet;
import dev.parley.results.Sums;
import dev.parley.schedule.Invitation;
import dev.parley.schedule.Reason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The sums against what is stored.
class RecountTest {
    /// Its clocks were put forward on the 8th of March 2026.
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final Instant START = Instant.parse("2026-03-05T12:00:00Z");
    private static final Duration LONG = Duration.ofDays(1);

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(START);
    private final PublishedFlows flows = SumTalks.flows();
    private Store store;
    private SumTalks talks;
    private Recount recount;
    private Marks elsewhere;
    private SumTalks otherTalks;
    private Recount otherNode;

    @BeforeEach
    void open() {
        store = TestStore.open(folder);
        recount = recount(store.marks());
        talks = new SumTalks(store.lanes(), clock);
        elsewhere = new Marks();
        otherNode = recount(elsewhere);
        LaneStore others = TestStore.remembering(TestStore.uncached(store), elsewhere);
        otherTalks = new SumTalks(others, clock);
    }

    private Recount recount(Marks marks) {
        return new Recount(store.sums(), marks, flows, new Recount.Time(clock, ZONE, () -> 0));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void sums_equal_a_recount_after_any_corrections_erasures_and_crashes_on_two_nodes() {
        for (int seed = 1; seed <= 4; seed++) {
            Random chance = new Random(seed);
            for (int i = 0; i < 200; i++) {
                act(chance);
            }
            assertThat(recount.all()).as("seed %d", seed).isPresent();
            assertEqual(recount);
        }
    }

    /// Whoever reads how days stand, in a copy or by how new results are, would see when somebody answers.
    @Test
    void a_survey_in_confidence_changes_nothing_of_the_day() {
        talks.begin("+15550101", "North");
        recount.tell();
        recount.refresh(recount.all().orElseThrow(), LONG);
        Map<LocalDate, Sums.Standing> before = store.sums().days(recount.all().orElseThrow());
        Parties parties = new Parties("sms", "+15550111", "+15550102");
        Lane open = Lane.fresh(new LaneIds("key".getBytes(StandardCharsets.UTF_8)).of(parties), parties);

        store.lanes()
                .commit(new Lane(
                        open.id(),
                        new Lane.Stamp(1, Optional.empty()),
                        open.contact(),
                        new Lane.Talk(
                                Optional.of(Samples.inConfidence("x-1", clock.instant())), Map.of(), StartLog.EMPTY),
                        open.mail()));
        recount.tell();

        assertThat(before).hasSize(1);
        assertThat(store.sums().days(recount.all().orElseThrow())).isEqualTo(before);
    }

    private void assertEqual(Recount node) {
        // What a node has changed it tells every few seconds, and before it counts itself.
        recount.tell();
        otherNode.tell();
        node.all().ifPresent(all -> {
            assertThat(node.refresh(all, LONG)).isEmpty();
            assertThat(summed(all)).isEqualTo(counted());
        });
    }

    private void act(Random chance) {
        String their = "+155501%02d".formatted(chance.nextInt(30));
        // Mostly within the minutes after which a day is counted again anyway.
        clock.pass(Duration.ofMinutes(chance.nextInt(10) == 0 ? chance.nextInt(900) : chance.nextInt(3)));
        SumTalks one = chance.nextBoolean() ? talks : otherTalks;
        switch (chance.nextInt(12)) {
            case 0 -> erase(their);
            case 1 -> crash();
            case 2 -> assertEqual(chance.nextBoolean() ? recount : otherNode);
            case 3 -> refuse("refusal-" + clock.instant() + chance.nextInt());
            case 4 -> one.tick(their);
            case 5, 6 -> one.begin(their, List.of("North", "South", "").get(chance.nextInt(3)));
            default -> one.say(their, SumTalks.WORDS.get(chance.nextInt(SumTalks.WORDS.size())));
        }
    }

    private void erase(String their) {
        ContactBook book = new ContactBook(store.contacts(), new Ids(clock, new Random(1))::next, clock);
        Address address = new Address(Medium.SMS, their);
        Contact contact = book.find(address)
                .orElseGet(() -> book.upsert(ContactPatch.of(address)).contact());
        store.erasure(new AddressHashes("key".getBytes(StandardCharsets.UTF_8)), new Settled(store.sums(), flows, ZONE))
                .erase(contact);
    }

    /// What this node has not told is lost with it.
    private void crash() {
        store.close();
        clock.pass(Duration.ofSeconds(1));
        open();
    }

    private void refuse(String key) {
        store.invitations()
                .plan(new Invitation(
                        Invitation.key(SumTalks.FLOW.id(), "event", key),
                        SumTalks.FLOW.id(),
                        new ContactId("c-1"),
                        dev.parley.flow.Value.Fields.NONE,
                        new Invitation.State.Refused(Reason.QUOTA, clock.instant())));
    }

    /// From the sums: how often which answer was given on which day, for all and by store; how many
    /// conversations there were, and how many were not sent.
    private Map<String, Long> summed(Days all) {
        Map<String, Long> counts = new TreeMap<>();
        for (String field : List.of("", "store")) {
            Map<String, Adding> sums = new TreeMap<>();
            store.sums()
                    .add(
                            SumTalks.FLOW.id(),
                            field,
                            all,
                            (day, value) -> Optional.of(
                                    sums.computeIfAbsent(day + " " + field + "=" + value + " ", it -> new Adding())));
            sums.forEach((of, sum) -> add(counts, of, sum.sheet()));
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static void add(Map<String, Long> counts, String of, Sheet sheet) {
        counts.merge(of + "conversations", sheet.conversations(), Long::sum);
        counts.merge(of + "open", sheet.outcomes().getOrDefault(Outcome.OPEN, 0L), Long::sum);
        counts.merge(of + "not sent", sheet.outcomes().getOrDefault(Outcome.NOT_SENT, 0L), Long::sum);
        sheet.questions()
                .forEach((question, count) -> count.values()
                        .forEach((value, times) -> counts.merge(of + question.step() + " " + value, times, Long::sum)));
    }

    /// From the conversations and invitations themselves.
    private Map<String, Long> counted() {
        Map<String, Long> counts = new TreeMap<>();
        Optional<Conversations.Cursor> after = Optional.empty();
        do {
            Conversations.Page page =
                    store.conversations().page(new Conversations.Query(Conversations.Filter.ALL, after, 50));
            page.items().forEach(one -> {
                count(counts, one, "=");
                count(counts, one, "store=" + one.facts().event().get("store").shown());
            });
            after = page.next();
        } while (after.isPresent());
        store.invitations().page(SumTalks.FLOW.id().value(), "", 10_000).forEach(one -> {
            Instant at = ((Invitation.State.Refused) one.state()).at();
            counts.merge(at.atZone(ZONE).toLocalDate() + " = not sent", 1L, Long::sum);
        });
        return counts;
    }

    private static void count(Map<String, Long> counts, Conversation one, String group) {
        String of = one.origin().startedAt().atZone(ZONE).toLocalDate() + " " + group + " ";
        counts.merge(of + "conversations", 1L, Long::sum);
        if (one.status().isOpen()) {
            counts.merge(of + "open", 1L, Long::sum);
        }
        one.history().answers().stream()
                .filter(Answer::isGiven)
                .filter(answer -> !answer.rating().scale().isEmpty())
                .forEach(answer ->
                        counts.merge(of + answer.step() + " " + answer.value().shown(), 1L, Long::sum));
    }

    @Test
    void a_day_that_is_over_is_counted_once() {
        talks.begin("+15550101", "North");
        talks.say("+15550101", "9");
        talks.say("+15550101", "skip");
        talks.say("+15550101", "6");
        clock.pass(Duration.ofDays(3));
        Days all = recount.all().orElseThrow();
        assertThat(recount.refresh(all, LONG)).isEmpty();

        clock.pass(Duration.ofDays(30));
        recount(new Marks()).refresh(all, LONG);

        assertThat(last(LocalDate.parse("2026-03-05")).at()).isEqualTo(START.plus(Duration.ofDays(3)));
    }

    @Test
    void who_is_erased_after_a_day_was_settled_is_taken_out_of_its_figures_once() {
        for (int i = 0; i < 210; i++) {
            String their = "+1555%07d".formatted(i);
            talks.begin(their, i == 7 ? "" : "shop " + i);
            talks.say(their, "9");
            talks.say(their, SumTalks.WORDS.get(i % SumTalks.WORDS.size()));
        }
        refuse("refusal");
        clock.pass(Duration.ofDays(2));
        for (int i = 0; i < 210; i++) {
            talks.tick("+1555%07d".formatted(i));
        }
        clock.pass(Duration.ofDays(40));
        assertThat(recount.settle(LocalDate.parse("2026-03-05"))).isTrue();
        Days all = recount.all().orElseThrow();

        for (int i = 0; i < 210; i += 3) {
            String their = "+1555%07d".formatted(i);
            if (i % 2 == 0) {
                // An erasure that was broken off before it deleted anything, and is begun again.
                new Settled(store.sums(), flows, ZONE).without(talks.current(their), false);
            }
            erase(their);
        }

        assertThat(recount.refresh(all, LONG)).isEmpty();
        assertThat(everybody(summed(all))).isEqualTo(everybody(counted()));
        assertThat(shops(summed(all))).isEqualTo(140);
    }

    private static Map<String, Long> everybody(Map<String, Long> counts) {
        Map<String, Long> all = new TreeMap<>(counts);
        all.keySet().removeIf(name -> name.contains("store="));
        return all;
    }

    /// Of all shops together, as the rare ones are told as one.
    private static long shops(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(one -> one.getKey().contains("store=") && one.getKey().endsWith(" conversations"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Test
    void a_day_of_many_pages_is_counted_whole_though_most_of_it_began_in_one_moment() {
        for (int i = 0; i < 450; i++) {
            talks.begin("+1555%07d".formatted(i), "North");
            clock.pass(i < 50 || i > 400 ? Duration.ofMillis(1) : Duration.ZERO);
        }
        assertEqual(recount);
        assertThat(summed(recount.all().orElseThrow())).containsEntry("2026-03-05 = conversations", 450L);
    }

    @Test
    void without_time_nothing_is_counted_but_a_round_counts_a_day_at_least() {
        talks.begin("+15550101", "North");
        clock.pass(Duration.ofDays(1));
        talks.begin("+15550102", "North");
        Days all = recount.all().orElseThrow();

        assertThat(recount.refresh(all, Duration.ofNanos(-1))).hasSize(2);
        assertThat(recount.round(Duration.ofNanos(-1))).isEqualTo(1);
        assertThat(recount.round(Duration.ofNanos(-1))).isZero();
        assertThat(recount.round(Duration.ofNanos(-1))).isZero();
    }

    @Test
    void a_later_count_is_never_overwritten_by_an_earlier_one_that_was_slower() {
        talks.begin("+15550101", "North");
        LocalDate day = LocalDate.parse("2026-03-05");
        Sums.Scan slow = store.sums().begin(day);
        recount.refresh(new Days(day, day), LONG);
        Map<String, Long> before = summed(new Days(day, day));

        store.sums().keep(slow, Map.of(), new Sums.Counted(START, "UTC", 0, 1));

        assertThat(summed(new Days(day, day))).isEqualTo(before).isNotEmpty();
        assertThat(last(day).zone()).isEqualTo(ZONE.getId());
    }

    private Sums.Counted last(LocalDate day) {
        return store.sums().days(new Days(day, day)).values().stream()
                .flatMap(standing -> standing.last().stream())
                .findFirst()
                .orElseThrow();
    }
}
