package dev.parley.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.About;
import dev.parley.channel.Delivery;
import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import dev.parley.channel.Question;
import dev.parley.conversation.Answer;
import dev.parley.flow.Value;
import dev.parley.outbox.Job;
import dev.parley.outbox.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A channel where we answer by calls of our own, and where questions have controls.
class TakeTest extends OneLane {
    private static final Parties PARTIES = new Parties("slack", "T024BE7LD", "U024BE7LH");

    private Job asked;

    @BeforeEach
    void ask() {
        asked = take("survey", About.Nothing.NOTHING).job().orElseThrow();
        assertThat(inbox.report(asked, new Delivery.Sent("D024BE91L/1.1"))).isEmpty();
        clock.pass(Duration.ofSeconds(5));
    }

    @Test
    void what_is_said_is_claimed_in_the_same_write_with_its_controls() {
        assertThat(slackLane().version()).isEqualTo(1);
        Question question = question();
        assertThat(question.type()).isEqualTo("nps");
        assertThat(question.choices()).hasSize(11).first().isEqualTo(new Question.Choice("0", ""));
        assertThat(inbox.question(PARTIES, question.ref())).contains(question);
        assertThat(inbox.question(PARTIES, "nonsense")).isEmpty();
    }

    @Test
    void that_an_answer_went_out_is_written_with_the_next_message_or_after_a_while() {
        assertThat(sentState()).isEqualTo(State.CLAIMED);
        inbox.settleOverdue();
        assertThat(sentState()).as("it is new").isEqualTo(State.CLAIMED);
        inbox.settleOverdue();
        assertThat(sentState()).isEqualTo(State.SENT);
        long version = slackLane().version();
        inbox.settleOverdue();
        assertThat(slackLane().version()).isEqualTo(version);
        assertThat(inbox.tick(slackLane().id())).isEmpty();

        take("9", About.Nothing.NOTHING).job().ifPresent(job -> inbox.report(job, new Delivery.Sent("D024BE91L/1.2")));
        clock.pass(Duration.ofSeconds(60));
        assertThat(inbox.tick(slackLane().id()))
                .as("nothing is to be looked up")
                .isEmpty();
        assertThat(sentState()).isEqualTo(State.SENT);
    }

    @Test
    void words_settle_the_message_that_asked() {
        Took took = take("an eight", About.Nothing.NOTHING);

        assertThat(took.handled().settled())
                .contains(new Handled.Settled(
                        "D024BE91L/1.1", question(), "How likely are you to recommend Acme? 0 to 10.", "8"));
        assertThat(took.job()).map(job -> job.route().before()).contains("D024BE91L/1.1");
    }

    @Test
    void a_tap_answers_its_question_and_no_other_comes_through() {
        assertThat(tap("conversation/step", "9").fate()).isEqualTo(Handled.Fate.TOO_LATE);
        assertThat(tap("", "9").fate()).isEqualTo(Handled.Fate.TOO_LATE);
        assertThat(tap(question().ref(), "nine").fate()).isEqualTo(Handled.Fate.TOO_LATE);
        assertThat(tap(question().ref(), "9").fate()).isEqualTo(Handled.Fate.TAKEN);
        assertThat(score()).isEqualTo("9");
        assertThat(tap(question().ref(), "3").fate()).as("the survey is over").isEqualTo(Handled.Fate.TOO_LATE);
        assertThat(score()).isEqualTo("9");
    }

    @Test
    void the_same_message_again_makes_no_call() {
        Inbound inbound = inbound("same", "9", About.Nothing.NOTHING);
        assertThat(inbox.take(inbound).job()).isPresent();

        assertThat(inbox.take(inbound).job()).isEmpty();
        assertThat(inbox.take(inbound).handled().fate()).isEqualTo(Handled.Fate.REPEATED);
    }

    @Test
    void an_edit_of_words_that_answered_nothing_changes_nothing() {
        long version = slackLane().version();
        assertThat(take("8", new About.Edited("never said")).job()).isEmpty();
        assertThat(slackLane().version()).isEqualTo(version + 1);
        assertThat(slackLane().open()).isPresent();
    }

    private Handled tap(String ref, String value) {
        return take(value, new About.Tapped(ref, List.of(value))).handled();
    }

    private Took take(String text, About about) {
        return inbox.take(inbound("m" + messages++, text, about));
    }

    private static Inbound inbound(String id, String text, About about) {
        return new Inbound(
                PARTIES.channel(),
                PARTIES.our(),
                PARTIES.their(),
                id,
                new Inbound.Content(text, 0, Inbound.Consent.UNMARKED, about));
    }

    private Question question() {
        return asked.question().orElseThrow();
    }

    private Lane slackLane() {
        return store.lanes().find(ids.of(PARTIES)).orElseThrow();
    }

    private State sentState() {
        return slackLane().outbox().all().getLast().state();
    }

    private String score() {
        return slackLane().talk().current().orElseThrow().history().answers().stream()
                .map(Answer::value)
                .map(Value::shown)
                .findFirst()
                .orElse("");
    }
}
