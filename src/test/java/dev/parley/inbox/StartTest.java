package dev.parley.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Delivery;
import dev.parley.channel.Receipt;
import dev.parley.conversation.Status;
import dev.parley.flow.Facts;
import dev.parley.flow.FlowId;
import dev.parley.flow.Language;
import dev.parley.flow.WhileOpen;
import dev.parley.outbox.State;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartTest extends OneLane {
    @Test
    void a_start_puts_its_first_question_into_the_outbox_with_the_same_write() {
        assertThat(start("nps", "k1")).isEqualTo(new StartOutcome.Started(LaneIds.conversation(id, 1)));

        assertThat(lane().version()).isEqualTo(1);
        assertThat(states()).containsExactly(State.READY);
        assertThat(inbox.due(10)).containsExactly(id);
    }

    @Test
    void the_same_key_starts_once_whatever_became_of_it() {
        start("nps", "k1");
        long version = lane().version();

        assertThat(start("nps", "k1"))
                .isEqualTo(new StartOutcome.AlreadyStarted(new StartOutcome.Started(LaneIds.conversation(id, 1))));
        assertThat(lane().version()).isEqualTo(version);
    }

    @Test
    void nobody_is_asked_who_opted_out_nor_in_a_flow_that_is_not_there() {
        assertThat(start("nope", "k1")).isEqualTo(refused(StartOutcome.Reason.UNKNOWN_FLOW));
        say("STOP");

        assertThat(start("nps", "k2")).isEqualTo(refused(StartOutcome.Reason.OPTED_OUT));
        assertThat(inbox.start(request(new Parties("web", "T1", "U1"), "nps", "k3", WhileOpen.SKIP)))
                .isEqualTo(refused(StartOutcome.Reason.NO_SENDER));
    }

    @Test
    void a_second_start_waits_is_skipped_or_takes_the_place_of_the_first() {
        start("nps", "k1");

        assertThat(inbox.start(request(parties, "visit", "k2", WhileOpen.SKIP)))
                .isEqualTo(refused(StartOutcome.Reason.CONVERSATION_OPEN));
        assertThat(inbox.start(request(parties, "visit", "k3", WhileOpen.QUEUE)))
                .isEqualTo(new StartOutcome.Queued());
        assertThat(inbox.start(request(parties, "visit", "k3", WhileOpen.QUEUE)))
                .isEqualTo(new StartOutcome.AlreadyStarted(new StartOutcome.Queued()));
        assertThat(inbox.start(request(parties, "visit", "k4", WhileOpen.REPLACE)))
                .isEqualTo(new StartOutcome.Started(LaneIds.conversation(id, 2)));
        assertThat(conversation(1).status()).isEqualTo(Status.REPLACED);
        assertThat(states()).containsExactly(State.CANCELLED, State.READY, State.READY);
    }

    @Test
    void what_waits_begins_once_the_conversation_has_ended() {
        start("nps", "k1");
        send();
        inbox.start(request(parties, "visit", "k2", WhileOpen.QUEUE));
        say("9");
        assertThat(conversation(1).status()).isEqualTo(Status.COMPLETED);

        inbox.receipt(new Receipt(lane().outbox().all().getLast().key(), "SM", Receipt.Fate.SENT, "", false));
        assertThat(send()).isEqualTo("Hello.");
        assertThat(send()).isEqualTo("Who was it?");
        assertThat(start("visit", "k2"))
                .isEqualTo(new StartOutcome.AlreadyStarted(new StartOutcome.Started(LaneIds.conversation(id, 2))));
    }

    @Test
    void five_starts_wait_and_none_for_longer_than_three_days() {
        start("visit", "k0");
        for (int i = 1; i <= StartLog.WAITING; i++) {
            assertThat(start("nps", "k" + i)).isEqualTo(new StartOutcome.Queued());
        }
        assertThat(start("nps", "k9")).isEqualTo(refused(StartOutcome.Reason.QUEUE_FULL));
        clock.pass(Duration.ofDays(4));
        inbox.tick(id);
        assertThat(inbox.due(10)).containsExactly(id);
        inbox.tick(id);

        assertThat(lane().talk().starts().waiting()).isEmpty();
        assertThat(start("nps", "k1"))
                .isEqualTo(new StartOutcome.AlreadyStarted(refused(StartOutcome.Reason.WAITED_TOO_LONG)));
    }

    @Test
    void a_start_speaks_the_language_asked_for_if_the_flow_has_it() {
        StartRequest.Options spanish = new StartRequest.Options(Optional.of(new Language("es")), Optional.empty());
        inbox.start(new StartRequest(parties, new FlowId("visit"), "k1", Facts.NONE, spanish));

        assertThat(send()).isEqualTo("Hola.");
    }

    @Test
    void what_somebody_asks_for_themselves_comes_at_night_too() {
        morning = clock.instant().plus(Duration.ofHours(8));

        inbox.startWanted(request(parties, "nps", "mine", WhileOpen.SKIP));

        assertThat(send()).isNotEmpty();
    }

    @Test
    void a_reminder_is_sent_once_and_not_at_night() {
        start("nps", "k1");
        send();
        clock.pass(Duration.ofMinutes(61));
        morning = clock.instant().plus(Duration.ofHours(9));

        assertThat(inbox.tick(id)).isEmpty();
        assertThat(lane().stamp().due()).contains(morning);
        clock.pass(Duration.ofHours(9));
        assertThat(send()).startsWith("How likely");
        assertThat(inbox.tick(id)).isEmpty();
    }

    @Test
    void a_number_the_provider_refused_for_good_is_not_reminded() {
        start("nps", "k1");
        inbox.report(inbox.tick(id).orElseThrow(), new Delivery.Refused("Twilio error 21211", false));
        int said = conversation(1).history().transcript().size();

        clock.pass(Duration.ofMinutes(61));
        assertThat(inbox.tick(id)).isEmpty();
        assertThat(conversation(1).history().transcript()).hasSize(said);
        assertThat(states()).containsExactly(State.FAILED);
        assertThat(lane().stamp().due())
                .as("looked at again for its end only")
                .contains(clock.instant().minus(Duration.ofMinutes(61)).plus(Duration.ofDays(2)));

        clock.pass(Duration.ofDays(2));
        assertThat(inbox.tick(id)).isEmpty();
        assertThat(conversation(1).status()).isEqualTo(Status.EXPIRED);
    }

    @Test
    void a_question_that_has_not_left_is_not_asked_twice_because_of_a_reminder() {
        start("nps", "k1");
        clock.pass(Duration.ofMinutes(61));

        assertThat(send()).startsWith("How likely");
        assertThat(states()).containsExactly(State.CANCELLED, State.SENT);
    }

    @Test
    void an_unanswered_conversation_expires_by_the_clock_alone() {
        start("nps", "k1");
        send();
        clock.pass(Duration.ofDays(3));

        assertThat(inbox.tick(id)).isEmpty();
        assertThat(conversation(1).status()).isEqualTo(Status.EXPIRED);
        assertThat(inbox.due(10)).isEmpty();
    }

    @Test
    void a_tick_with_nothing_to_do_writes_nothing() {
        start("nps", "k1");
        send();
        long version = lane().version();

        assertThat(inbox.tick(id)).isEmpty();
        assertThat(lane().version()).isEqualTo(version);
    }
}
