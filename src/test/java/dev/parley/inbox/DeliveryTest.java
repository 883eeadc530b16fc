package dev.parley.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Delivery;
import dev.parley.channel.Handled;
import dev.parley.channel.Outbound;
import dev.parley.channel.Receipt;
import dev.parley.channel.Sender;
import dev.parley.conversation.Status;
import dev.parley.conversation.Turn;
import dev.parley.flow.WhileOpen;
import dev.parley.outbox.Job;
import dev.parley.outbox.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DeliveryTest extends OneLane {
    @Test
    void messages_of_a_lane_go_out_one_after_the_other() {
        start("visit", "k1");

        Job first = inbox.tick(id).orElseThrow();
        assertThat(inbox.tick(id)).isEmpty();
        Job second = inbox.report(first, new Delivery.Sent("SM1")).orElseThrow();
        assertThat(second.message().text()).isEqualTo("Who was it?");
        assertThat(inbox.report(second, new Delivery.Sent("SM2"))).isEmpty();
        assertThat(states()).containsExactly(State.SENT, State.SENT);
    }

    @Test
    void an_answer_whose_receipt_comes_costs_no_write_of_its_own() {
        Handled handled = hear("survey");
        long version = lane().version();
        assertThat(states()).containsExactly(State.CLAIMED);

        receipt(handled.replies().getFirst(), Receipt.Fate.ACCEPTED);
        receipt(handled.replies().getFirst(), Receipt.Fate.DELIVERED);
        assertThat(lane().version()).isEqualTo(version);
        say("9");
        assertThat(states()).containsExactly(State.DELIVERED, State.CLAIMED);
        assertThat(lane().version()).isEqualTo(version + 1);
    }

    @Test
    void receipts_that_wait_in_memory_are_written_when_the_server_ends() {
        Handled handled = hear("survey");
        receipt(handled.replies().getFirst(), Receipt.Fate.DELIVERED);
        receipt(new Outbound(new LaneId("never-stored") + ".SM1.0", ""), Receipt.Fate.ACCEPTED);
        assertThat(inbox.settle(() -> false)).isZero();
        assertThat(states()).containsExactly(State.CLAIMED);

        assertThat(inbox.settle(() -> true)).isEqualTo(1);
        assertThat(states()).containsExactly(State.DELIVERED);
        long version = lane().version();
        assertThat(inbox.settle(() -> true)).isZero();
        assertThat(lane().version()).isEqualTo(version);
    }

    @Test
    void an_answer_without_a_receipt_is_looked_up_and_a_question_sent_once_more() {
        hear("survey");
        clock.pass(Duration.ofSeconds(66));

        Job look = inbox.tick(id).orElseThrow();
        assertThat(look.task()).isEqualTo(Job.Task.LOOK_UP);
        Job again = inbox.report(look, new Sender.Search.Found(List.of())).orElseThrow();
        assertThat(again.task()).isEqualTo(Job.Task.SEND);
        assertThat(inbox.report(again, new Delivery.Unknown("HTTP 500"))).isEmpty();
        clock.pass(Duration.ofSeconds(61));
        Job second = inbox.tick(id).orElseThrow();
        assertThat(inbox.report(second, new Sender.Search.Found(List.of()))).isEmpty();
        assertThat(states()).containsExactly(State.FAILED);
    }

    @Test
    void an_answer_that_the_provider_lists_is_not_sent_again() {
        hear("survey");
        clock.pass(Duration.ofSeconds(66));
        Job look = inbox.tick(id).orElseThrow();

        assertThat(inbox.report(look, new Sender.Search.Found(List.of("SM7")))).isEmpty();
        assertThat(states()).containsExactly(State.SENT);
    }

    @Test
    void a_reply_by_hand_does_not_wait_for_the_receipt_of_an_answer_before_it() {
        say("survey");
        say("9");
        clock.pass(Duration.ofSeconds(10));

        assertThat(inbox.reply(id, new ReplyByHand("one", "Thank you!"))).isEqualTo(ReplyByHand.Outcome.SAID);

        assertThat(states()).containsExactly(State.SENT, State.SENT, State.READY);
        assertThat(send()).isEqualTo("Thank you!");
    }

    @Test
    void who_is_told_of_something_is_told_once_and_in_the_morning() {
        Announcements announcements = inbox.beside().announcements();
        say("survey");
        assertThat(announcements.tell(id, "news", "We did it.")).isEqualTo(Announcements.Outcome.IN_CONVERSATION);
        hear("9").replies().forEach(reply -> receipt(reply, Receipt.Fate.DELIVERED));
        clock.pass(Duration.ofHours(1));
        morning = clock.instant().plus(Duration.ofHours(8));

        assertThat(announcements.outlook(id, "news")).isEqualTo(Announcements.Outcome.TOLD);
        assertThat(announcements.tell(id, "news", "We did it.")).isEqualTo(Announcements.Outcome.ASLEEP);
        assertThat(announcements.again(id)).isEqualTo(morning);
        assertThat(send()).as("at night").isEmpty();
        clock.pass(Duration.ofHours(8));
        assertThat(announcements.tell(id, "news", "We did it.")).isEqualTo(Announcements.Outcome.TOLD);
        assertThat(announcements.tell(id, "news", "We did it.")).isEqualTo(Announcements.Outcome.TOLD_BEFORE);

        assertThat(send()).isEqualTo("We did it.");
        assertThat(send()).isEmpty();
        say("STOP");
        assertThat(announcements.tell(id, "more", "And that.")).isEqualTo(Announcements.Outcome.OPTED_OUT);
        assertThat(announcements.tell(new LaneId("nobody"), "more", "And that."))
                .isEqualTo(Announcements.Outcome.UNKNOWN);
    }

    @Test
    void a_closing_that_may_have_been_sent_is_never_sent_again() {
        say("survey");
        say("9");
        assertThat(states()).containsExactly(State.SENT, State.CLAIMED);
        clock.pass(Duration.ofSeconds(66));
        Job closing = inbox.tick(id).orElseThrow();

        assertThat(inbox.report(closing, new Sender.Search.Found(List.of()))).isEmpty();
        assertThat(states()).containsExactly(State.SENT, State.FAILED);
    }

    @Test
    void a_receipt_that_comes_while_a_message_is_looked_up_ends_the_search() {
        Outbound question = hear("survey").replies().getFirst();
        clock.pass(Duration.ofSeconds(66));
        Job look = inbox.tick(id).orElseThrow();
        receipt(question, Receipt.Fate.SENT);

        assertThat(inbox.report(look, new Sender.Search.Found(List.of()))).isEmpty();
        assertThat(states()).containsExactly(State.SENT);
    }

    @Test
    void a_loss_is_written_at_once_and_a_later_lower_receipt_takes_nothing_back() {
        Outbound question = hear("survey").replies().getFirst();
        receipt(question, Receipt.Fate.UNDELIVERED);
        assertThat(states()).containsExactly(State.UNDELIVERED);
        long version = lane().version();

        receipt(question, Receipt.Fate.SENT);
        receipt(question, Receipt.Fate.UNDELIVERED);
        receipt(new Outbound("nonsense", ""), Receipt.Fate.FAILED);
        receipt(new Outbound(id + ".unknown.0", ""), Receipt.Fate.FAILED);
        assertThat(lane().version()).isEqualTo(version);
        receipt(question, Receipt.Fate.DELIVERED);
        assertThat(states()).containsExactly(State.DELIVERED);
    }

    @Test
    void a_question_that_was_lost_on_the_way_is_sent_again_once() {
        Outbound question = hear("survey").replies().getFirst();
        receipt(question, Receipt.Fate.SENT);
        receipt(question, Receipt.Fate.DROPPED);
        receipt(question, Receipt.Fate.DROPPED);
        receipt(question, Receipt.Fate.SENT);
        assertThat(states()).containsExactly(State.READY);
        assertThat(inbox.tick(id)).as("what it was lost for is not over yet").isEmpty();

        clock.pass(Duration.ofSeconds(31));
        Job again = inbox.tick(id).orElseThrow();
        assertThat(again.message().text()).isEqualTo(question.text());
        assertThat(again.message().key()).isEqualTo(question.key());
        assertThat(inbox.report(again, new Delivery.Sent("SM-again"))).isEmpty();
        inbox.receipt(new Receipt(question.key(), "SM-again", Receipt.Fate.DROPPED, "", false));
        clock.pass(Duration.ofSeconds(31));
        assertThat(inbox.tick(id)).isEmpty();
        assertThat(states()).containsExactly(State.UNDELIVERED);
    }

    @Test
    void of_a_lost_question_that_was_sent_again_the_lost_try_is_not_taken_for_the_new_one() {
        Outbound question = hear("survey").replies().getFirst();
        receipt(question, Receipt.Fate.DROPPED);
        clock.pass(Duration.ofSeconds(31));
        Job again = inbox.tick(id).orElseThrow();
        inbox.report(again, new Delivery.Unknown("HTTP 500"));
        clock.pass(Duration.ofSeconds(61));
        Job look = inbox.tick(id).orElseThrow();

        inbox.report(look, new Sender.Search.Found(List.of("SM-" + question.key(), "SM-again")));
        assertThat(lane().outbox().lastProviderId()).isEqualTo("SM-again");
    }

    @Test
    void what_was_lost_is_not_sent_again_to_somebody_who_went_on_or_said_stop() {
        Outbound first = hear("survey").replies().getFirst();
        Outbound closing = hear("9").replies().getFirst();
        receipt(first, Receipt.Fate.DROPPED);
        receipt(closing, Receipt.Fate.DROPPED);
        assertThat(states()).containsExactly(State.UNDELIVERED, State.UNDELIVERED);

        clock.pass(Duration.ofSeconds(1));
        Outbound second = hear("survey").replies().getFirst();
        receipt(second, Receipt.Fate.DROPPED);
        say("STOP");
        clock.pass(Duration.ofSeconds(31));
        assertThat(inbox.tick(id).map(Job::task)).isNotEqualTo(Optional.of(Job.Task.SEND));
        assertThat(states()).contains(State.CANCELLED);
    }

    @Test
    void who_opted_out_at_the_provider_is_opted_out_here() {
        start("visit", "k1");
        Job job = inbox.tick(id).orElseThrow();

        assertThat(inbox.report(job, new Delivery.Refused("21610", true))).isEmpty();
        assertThat(states()).containsExactly(State.FAILED, State.CANCELLED);
        assertThat(conversation(1).status()).isEqualTo(Status.OPTED_OUT);
        assertThat(start("nps", "k2")).isEqualTo(refused(StartOutcome.Reason.OPTED_OUT));
    }

    @Test
    void a_receipt_can_tell_of_an_opt_out_too() {
        Outbound question = hear("survey").replies().getFirst();
        inbox.receipt(new Receipt(question.key(), "SM", Receipt.Fate.FAILED, "21610", true));

        assertThat(lane().isOptedOut()).isTrue();
        assertThat(conversation(1).status()).isEqualTo(Status.OPTED_OUT);
    }

    @Test
    void stop_cancels_all_that_has_not_left() {
        start("visit", "k1");
        say("STOP");

        assertThat(states()).startsWith(State.CANCELLED, State.CANCELLED);
        clock.pass(Duration.ofHours(1));
        assertThat(inbox.tick(id)).isEmpty();
        assertThat(inbox.tick(id)).isEmpty();
    }

    @Test
    void what_was_said_before_the_question_left_is_no_answer_to_it() {
        start("nps", "k1");

        assertThat(say("9 times out of 10 I call you"))
                .containsExactly("How likely are you to recommend Acme? 0 to 10.");
        assertThat(conversation(1).history().answers()).isEmpty();
        assertThat(conversation(1).history().transcript())
                .extracting(Turn::text)
                .contains("9 times out of 10 I call you");
        assertThat(inbox.tick(id)).isEmpty();
        assertThat(say("9")).containsExactly("Thank you.");
    }

    @Test
    void what_was_said_before_a_reminder_in_its_place_left_is_no_answer_either() {
        start("nps", "k1");
        clock.pass(Duration.ofMinutes(61));
        inbox.report(inbox.tick(id).orElseThrow(), new Delivery.Deferred("HTTP 429", Duration.ZERO));

        assertThat(say("9 times out of 10 I call you")).hasSize(1);
        assertThat(conversation(1).history().answers()).isEmpty();
    }

    @Test
    void an_answer_counts_while_the_reminder_of_its_question_cannot_be_sent() {
        start("nps", "k1");
        send();
        clock.pass(Duration.ofMinutes(61));
        inbox.report(inbox.tick(id).orElseThrow(), new Delivery.Deferred("HTTP 429", Duration.ZERO));

        assertThat(say("9")).containsExactly("Thank you.");
        assertThat(conversation(1).history().answers()).hasSize(1);
        clock.pass(Duration.ofMinutes(10));
        assertThat(states()).containsExactly(State.SENT, State.CANCELLED, State.CLAIMED);
    }

    @Test
    void an_answer_counts_while_its_question_is_sent_again() {
        Outbound question = hear("survey").replies().getFirst();
        receipt(question, Receipt.Fate.DROPPED);

        assertThat(say("9")).containsExactly("Thank you.");
        assertThat(conversation(1).history().answers()).hasSize(1);
    }

    @Test
    void a_question_that_nobody_knows_of_is_not_sent_again_beside_its_reminder() {
        hear("survey");
        clock.pass(Duration.ofMinutes(61));

        assertThat(send()).startsWith("How likely");
        assertThat(states()).containsExactly(State.CANCELLED, State.SENT);
        assertThat(inbox.tick(id)).isEmpty();
    }

    @Test
    void a_provider_that_is_away_is_tried_again_later_and_later_and_then_given_up() {
        start("visit", "k1");
        Duration before = Duration.ZERO;
        int tries = 0;
        for (Optional<Job> job = inbox.tick(id); job.isPresent(); job = inbox.tick(id)) {
            inbox.report(job.get(), new Delivery.Deferred("connection refused", Duration.ZERO));
            Duration pause =
                    Duration.between(clock.instant(), lane().outbox().due().orElse(clock.instant()));
            assertThat(pause).isBetween(before.dividedBy(3), Duration.ofSeconds(450));
            before = pause;
            clock.pass(pause);
            tries++;
            if (states().getFirst().isSettled()) {
                break;
            }
        }
        assertThat(tries).isGreaterThan(20);
        assertThat(states()).first().isEqualTo(State.EXPIRED);
    }

    @Test
    void an_answer_that_the_provider_did_not_take_in_the_evening_waits_for_the_morning() {
        hear("survey");
        clock.pass(Duration.ofSeconds(66));
        Job again = inbox.report(inbox.tick(id).orElseThrow(), new Sender.Search.Found(List.of()))
                .orElseThrow();
        inbox.report(again, new Delivery.Deferred("429", Duration.ofMinutes(20)));
        morning = clock.instant().plus(Duration.ofHours(9));
        clock.pass(Duration.ofMinutes(21));

        assertThat(inbox.tick(id)).isEmpty();
        assertThat(lane().outbox().due()).contains(morning);
    }

    @Test
    void a_night_does_not_count_towards_the_life_of_a_message() {
        start("visit", "k1");
        inbox.report(inbox.tick(id).orElseThrow(), new Delivery.Deferred("429", Duration.ofMinutes(20)));
        morning = clock.instant().plus(Duration.ofHours(13));
        clock.pass(Duration.ofMinutes(21));
        assertThat(inbox.tick(id)).isEmpty();
        clock.pass(Duration.ofHours(13));

        assertThat(inbox.tick(id)).get().extracting(Job::task).isEqualTo(Job.Task.SEND);
    }

    @Test
    void the_pause_a_provider_asks_for_is_kept() {
        start("nps", "k1");
        inbox.report(inbox.tick(id).orElseThrow(), new Delivery.Deferred("429", Duration.ofSeconds(40)));

        assertThat(lane().stamp().due()).contains(clock.instant().plusSeconds(40));
    }

    @Test
    void of_a_claim_that_is_over_only_that_it_was_sent_is_news() {
        start("nps", "k1");
        Job late = inbox.tick(id).orElseThrow();
        clock.pass(Duration.ofSeconds(41));
        Job look = inbox.tick(id).orElseThrow();
        Job again = inbox.report(look, new Sender.Search.Found(List.of())).orElseThrow();

        inbox.report(late, new Delivery.Deferred("connection refused", Duration.ZERO));
        assertThat(states()).containsExactly(State.CLAIMED);
        inbox.report(late, new Delivery.Sent("SM1"));
        assertThat(states()).containsExactly(State.SENT);
        inbox.report(again, new Delivery.Unknown("timeout"));
        assertThat(states()).containsExactly(State.SENT);
    }

    @Test
    void simulated_people_find_it_all_in_the_transcript() {
        Parties simulated = new Parties("simulator", OUR, ANA);
        inbox.start(request(simulated, "nps", "k1", WhileOpen.QUEUE));
        clock.pass(Duration.ofMinutes(61));

        assertThat(inbox.tick(ids.of(simulated))).isEmpty();
        assertThat(store.lanes().find(ids.of(simulated)).orElseThrow().outbox().all())
                .isEmpty();
        assertThat(store.conversations()
                        .find(LaneIds.conversation(ids.of(simulated), 1))
                        .orElseThrow()
                        .history()
                        .transcript())
                .hasSize(2);
    }
}
