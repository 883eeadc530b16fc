package dev.parley.inbox;

import dev.parley.channel.Handled;
import dev.parley.channel.Question;
import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Turn;
import dev.parley.flow.StepId;
import dev.parley.outbox.Kind;
import dev.parley.outbox.Sending;
import java.time.Instant;
import java.util.Optional;

/// Which message of ours has lost its use by an event, because the question in it is answered. Safe for any thread.
final class Settlement {
    private final Questions questions;

    Settlement(Questions questions) {
        this.questions = questions;
    }

    /// @param before the lane before the event
    /// @param after the lane after it
    Optional<Handled.Settled> of(Lane before, Lane after, Instant now) {
        Optional<String> message = sent(before);
        Optional<Conversation> open = before.open();
        Optional<StepId> asked = open.flatMap(one -> one.progress().at());
        if (message.isEmpty() || asked.isEmpty()) {
            return Optional.empty();
        }
        return after.talk()
                .current()
                .filter(one -> one.id().equals(open.orElseThrow().id()))
                .flatMap(one -> one.history().answer(asked.get()))
                .filter(answer -> answer.isGiven() && answer.evidence().at().equals(now))
                .flatMap(answer -> settled(open.orElseThrow(), answer, message.get()));
    }

    /// The question that waits on a lane.
    Optional<OpenQuestion> open(Lane lane) {
        return lane.open()
                .flatMap(open -> open.progress()
                        .at()
                        .flatMap(step -> questions
                                .of(open, step)
                                .map(question -> new OpenQuestion(text(open, step), question))));
    }

    /// Words need no controls, so that nothing is to be taken away behind them.
    private Optional<Handled.Settled> settled(Conversation open, Answer answer, String message) {
        Optional<Question> question =
                questions.of(open, answer.step()).filter(one -> !one.choices().isEmpty());
        return question.map(one ->
                new Handled.Settled(message, one, text(open, answer.step()), Questions.shown(one, answer.value())));
    }

    /// The provider's id of the newest message that asked.
    private static Optional<String> sent(Lane lane) {
        return lane.outbox().all().reversed().stream()
                .filter(one -> one.content().kind() == Kind.QUESTION)
                .map(Sending::stand)
                .map(stand -> stand.trace().providerId())
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    private static String text(Conversation open, StepId step) {
        return open.history().transcript().reversed().stream()
                .filter(turn -> turn.from() == Turn.Speaker.BOT && turn.step().equals(step.value()))
                .map(Turn::text)
                .findFirst()
                .orElse("");
    }
}
