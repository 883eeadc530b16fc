package dev.parley.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.History;
import dev.parley.channel.Inbound;
import dev.parley.conversation.Status;
import dev.parley.conversation.Turn;
import dev.parley.outbox.State;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RepairTest extends OneLane {
    private final List<History.Arrival> listed = new ArrayList<>();
    private final List<Instant> asked = new ArrayList<>();
    private Repair repair;

    @BeforeEach
    void beWell() {
        store.installation().healthy(clock.instant());
        restart();
    }

    @Test
    void what_came_while_we_were_away_is_taken_in_once_and_answered_by_a_call() {
        missed("SM-1", "survey");
        clock.pass(Duration.ofMinutes(20));

        assertThat(repair.look(clock.instant())).isEqualTo(1);
        restart();
        assertThat(repair.look(clock.instant())).isZero();
        assertThat(states()).containsExactly(State.READY);
        assertThat(conversation(1).status()).isEqualTo(Status.OPEN);
    }

    @Test
    void somebody_who_never_had_a_conversation_is_not_answered_in_their_night_either() {
        missed("SM-1", "hello?");
        clock.pass(Duration.ofMinutes(20));
        morning = clock.instant().plus(Duration.ofHours(9));

        assertThat(repair.look(clock.instant())).isEqualTo(1);
        assertThat(inbox.tick(id)).isEmpty();
        assertThat(lane().stamp().due()).contains(morning);
    }

    @Test
    void what_was_answered_before_is_not_taken_in_again() {
        hear("survey");
        listed.add(new History.Arrival(
                new Inbound("sms", OUR, ANA, "SM0", Inbound.Content.of("survey")), clock.instant()));

        assertThat(repair.look(clock.instant())).isZero();
        assertThat(lane().version()).isEqualTo(1);
    }

    @Test
    void an_answer_within_the_second_of_its_question_is_one_although_lists_tell_whole_seconds() {
        clock.pass(Duration.ofMillis(400));
        say("survey");
        Inbound nine = new Inbound("sms", OUR, ANA, "SM-1", Inbound.Content.of("9"));
        listed.add(new History.Arrival(nine, clock.instant().truncatedTo(java.time.temporal.ChronoUnit.SECONDS)));
        clock.pass(Duration.ofMinutes(1));

        assertThat(repair.look(clock.instant())).isEqualTo(1);
        assertThat(conversation(1).history().answers()).hasSize(1);
    }

    @Test
    void what_the_conversation_has_gone_on_without_is_kept_and_answers_nothing() {
        say("survey");
        missed("SM-1", "3");
        clock.pass(Duration.ofMinutes(1));
        say("9");

        assertThat(repair.look(clock.instant())).isEqualTo(1);
        assertThat(conversation(1).history().answers()).hasSize(1);
        assertThat(conversation(1).history().transcript())
                .extracting(Turn::text)
                .endsWith("3");
    }

    @Test
    void an_answer_that_was_missed_counts_although_a_reminder_went_out_since() {
        say("survey");
        missed("SM-1", "9");
        clock.pass(Duration.ofMinutes(61));
        assertThat(send()).startsWith("How likely");

        assertThat(repair.look(clock.instant())).isEqualTo(1);
        assertThat(conversation(1).history().answers()).hasSize(1);
        assertThat(conversation(1).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void a_missed_stop_counts_whatever_came_after_it() {
        start("visit", "k1");
        missed("SM-1", "STOP");
        clock.pass(Duration.ofMinutes(1));
        hear("hello?");

        assertThat(repair.look(clock.instant())).isEqualTo(1);
        assertThat(lane().isOptedOut()).isTrue();
        assertThat(conversation(1).status()).isEqualTo(Status.OPTED_OUT);
    }

    @Test
    void it_looks_after_a_start_after_an_outage_and_every_ten_minutes() {
        for (int half = 0; half < 240; half++) {
            repair.look(clock.instant());
            clock.pass(Duration.ofSeconds(30));
        }
        assertThat(asked).hasSize(12);
        Instant lastMark = clock.instant().minusSeconds(30);
        clock.pass(Duration.ofMinutes(30));
        repair.look(clock.instant());

        assertThat(asked).hasSize(13).last().isEqualTo(lastMark.minus(Repair.OVERLAP));
    }

    @Test
    void what_was_refused_here_is_looked_for_soon_and_once_more() {
        repair.look(clock.instant());
        clock.pass(Duration.ofMinutes(1));
        missed("SM-1", "survey");
        Instant refused = clock.instant();
        repair.refused(refused);
        clock.pass(Duration.ofSeconds(20));

        assertThat(repair.look(clock.instant())).isEqualTo(1);
        assertThat(asked).hasSize(2).last().isEqualTo(refused.minus(Repair.OVERLAP));
        clock.pass(Duration.ofSeconds(30));
        repair.look(clock.instant());
        clock.pass(Duration.ofSeconds(30));
        repair.look(clock.instant());
        assertThat(asked).hasSize(3);
    }

    @Test
    void after_a_start_it_looks_back_further_than_another_node_that_was_well_all_the_time() {
        repair.look(clock.instant());
        missed("SM-1", "survey");
        clock.pass(Duration.ofMinutes(10));
        Repair well = repair;
        restart();
        Repair started = repair;
        listed.clear();
        missed("SM-2", "9");

        assertThat(well.look(clock.instant())).isEqualTo(1);
        assertThat(started.look(clock.instant())).isZero();
        assertThat(asked).last().isEqualTo(clock.instant().minus(Repair.OVER));
    }

    @Test
    void a_clock_that_was_ahead_hides_no_message_and_stops_no_repair() {
        store.installation().healthy(clock.instant().plus(Duration.ofHours(5)));
        missed("SM-1", "survey");
        clock.pass(Duration.ofMinutes(3));
        assertThat(repair.look(clock.instant())).isEqualTo(1);
        assertThat(asked.getLast()).isBefore(clock.instant().minus(Duration.ofHours(1)));

        clock.pass(Duration.ofHours(-1));
        int before = asked.size();
        repair.look(clock.instant());
        assertThat(asked).as("an hour may have been missed").hasSizeGreaterThan(before);
    }

    @Test
    void a_store_that_fails_in_the_middle_of_a_list_is_asked_again_for_the_rest_only() {
        List<String> tried = new ArrayList<>();
        Repair busy = new Repair(
                (message, at) -> {
                    tried.add(message.messageId());
                    if (tried.size() == 2) {
                        throw new StoreUnavailable("the database is too busy");
                    }
                    return true;
                },
                since -> new History.Listed.Messages(listed),
                store.installation());
        missed("SM-1", "survey");
        missed("SM-2", "9");
        clock.pass(Duration.ofMinutes(20));

        assertThat(busy.look(clock.instant())).isZero();
        assertThat(busy.look(clock.instant())).isEqualTo(1);
        assertThat(tried).containsExactly("SM-1", "SM-2", "SM-2");
    }

    @Test
    void a_list_that_cannot_be_had_leaves_the_gap_open() {
        Instant well = clock.instant();
        Repair cannot = new Repair(inbox, since -> new History.Listed.Unreachable("HTTP 503"), store.installation());
        clock.pass(Duration.ofMinutes(20));
        assertThat(cannot.look(clock.instant())).isZero();
        restart();
        repair.look(clock.instant());

        assertThat(asked).containsExactly(well.minus(Repair.OVERLAP));
    }

    private void restart() {
        repair = new Repair(
                inbox,
                since -> {
                    asked.add(since);
                    return new History.Listed.Messages(listed);
                },
                store.installation());
    }

    private void missed(String id, String text) {
        clock.pass(Duration.ofSeconds(1));
        listed.add(new History.Arrival(new Inbound("sms", OUR, ANA, id, Inbound.Content.of(text)), clock.instant()));
    }
}
