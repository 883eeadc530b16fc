package dev.parley.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conversation.ConversationId;
import dev.parley.fake.SumTalks;
import dev.parley.fake.TestClock;
import dev.parley.flow.Value;
import dev.parley.inbox.Conversations;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneIds;
import dev.parley.results.Adding;
import dev.parley.results.Days;
import dev.parley.results.Recount;
import dev.parley.retention.Retention;
import dev.parley.retention.Sweep;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What goes when its time is over, and what stays.
class RetentionSweepTest {
    private static final String ANN = "+15550101";
    private static final String BOB = "+15550102";
    private static final Instant START = Instant.parse("2026-03-05T12:00:00Z");
    private static final Days MARCH = new Days(LocalDate.parse("2026-03-01"), LocalDate.parse("2026-04-30"));

    @TempDir
    private Path folder;

    private final TestClock clock = new TestClock(START);
    private Store store;
    private SumTalks talks;
    private Recount recount;

    @BeforeEach
    void open() {
        store = TestStore.open(folder);
        talks = new SumTalks(store.lanes(), clock);
        recount = recount();
    }

    private Recount recount() {
        return new Recount(
                store.sums(), store.marks(), SumTalks.flows(), new Recount.Time(clock, ZoneOffset.UTC, () -> 0));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void what_was_said_goes_and_the_figures_stay_even_after_a_restart() {
        ConversationId first = answered(ANN);
        ConversationId second = answered(ANN);
        ConversationId other = answered(BOB);
        clock.pass(Duration.ofDays(31));
        assertThat(store.transcripts().before(clock.instant())).isEqualTo(3);

        assertThat(sweep(30).round()).isEqualTo(3);

        assertThat(List.of(first, second, other))
                .allSatisfy(id -> assertThat(store.conversations().find(id)).isEmpty());
        assertThat(summed()).isEqualTo(3);
        recount = recount();
        store.sums().mark(List.of(LocalDate.parse("2026-03-05")));
        recount.round(Duration.ofDays(1));
        assertThat(recount.refresh(MARCH, Duration.ofDays(1))).isEmpty();
        assertThat(summed()).isEqualTo(3);
    }

    @Test
    void how_often_somebody_was_asked_stays_so_that_no_id_is_given_twice() {
        ConversationId gone = answered(ANN);
        clock.pass(Duration.ofDays(31));
        sweep(30).round();
        Lane lane = store.lanes().find(LaneIds.laneOf(gone).orElseThrow()).orElseThrow();
        assertThat(lane.talk().current()).isEmpty();
        assertThat(answered(ANN)).isNotEqualTo(gone);
    }

    @Test
    void younger_ones_open_ones_and_those_with_an_open_case_stay() {
        ConversationId withCase = answered(ANN);
        store.cases().put(withCase.value(), Value.Fields.NONE.with("state", Value.of("open")));
        clock.pass(Duration.ofDays(1));
        talks.begin(BOB, "North");
        clock.pass(Duration.ofDays(31));
        ConversationId young = answered("+15550103");

        assertThat(sweep(30).round()).isZero();

        assertThat(List.of(withCase, talks.current(BOB).id(), young))
                .allSatisfy(id -> assertThat(store.conversations().find(id)).isPresent());
    }

    @Test
    void one_with_a_closed_case_goes_with_it() {
        ConversationId settled = answered(ANN);
        store.cases().put(settled.value(), Value.Fields.NONE.with("state", Value.of("done")));
        clock.pass(Duration.ofDays(31));
        assertThat(sweep(30).round()).isEqualTo(1);
        assertThat(store.cases().find(settled.value())).isEmpty();
    }

    @Test
    void nothing_goes_until_somebody_says_how_long_it_is_kept() {
        answered(ANN);
        clock.pass(Duration.ofDays(4_000));
        assertThat(sweep(0).round()).isZero();
    }

    @Test
    void a_lot_goes_a_page_at_a_time_and_two_nodes_forget_each_once() {
        int many = Conversations.Query.MAX_LIMIT + 20;
        for (int i = 0; i < many; i++) {
            answered("+1555%07d".formatted(i));
        }
        clock.pass(Duration.ofDays(31));
        Sweep one = sweep(30);
        Sweep two = sweep(30);
        assertThat(one.round()).isEqualTo(Conversations.Query.MAX_LIMIT);
        assertThat(two.round()).isEqualTo(20);
        assertThat(one.round()).isZero();
    }

    private ConversationId answered(String their) {
        talks.begin(their, "North");
        talks.say(their, "9");
        talks.say(their, "6");
        clock.pass(Duration.ofSeconds(1));
        return talks.current(their).id();
    }

    private Sweep sweep(int days) {
        Sweep.Sources sources = new Sweep.Sources(
                () -> new Retention(days), store.conversations(), store.transcripts(), recount::settle);
        return new Sweep(sources, clock, ZoneOffset.UTC);
    }

    private long summed() {
        Adding all = new Adding();
        store.sums().add(SumTalks.FLOW.id(), "", MARCH, (day, value) -> Optional.of(all));
        return all.sheet().conversations();
    }
}
