package dev.parley.inbox;

import dev.parley.channel.About;
import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Input;
import dev.parley.conversation.Turn;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What becomes of a message that refers to a question: a control that was used, a form that was filled in, an earlier
/// message that was edited. A pure function apart from looking flows up. Safe for any thread.
final class Pointed {
    private final Talking talking;
    private final Questions questions;

    Pointed(Talking talking, Questions questions) {
        this.talking = talking;
        this.questions = questions;
    }

    /// A control of a question was used: answers it, or changes its answer while the conversation is open.
    Taken tapped(Lane lane, About.Tapped tap, Instant now) {
        Optional<QuestionRef> ref = QuestionRef.of(tap.question());
        Optional<Conversation> open =
                lane.open().filter(one -> ref.isPresent() && ref.get().isOf(one));
        if (open.isEmpty()) {
            return Taken.tooLate(lane);
        }
        StepId step = ref.orElseThrow().step();
        Optional<Value> value = questions.value(open.get(), step, tap.values());
        return value.isEmpty() ? Taken.tooLate(lane) : tapped(lane, open.get(), step, value.get(), now);
    }

    /// The form of a question was filled in.
    Taken filledIn(Lane lane, About.Form form, String text, Instant now) {
        Optional<Conversation> open = QuestionRef.of(form.question())
                .flatMap(ref -> lane.open().filter(ref::isOf).filter(one -> isWaiting(one, ref.step())));
        return open.map(one -> goOn(lane, one, new Input.Said(text), now)).orElseGet(() -> Taken.tooLate(lane));
    }

    /// The words that answered a question were replaced; empty if they answered none, or the survey is over.
    Optional<Taken> edited(Lane lane, About.Edited edit, String text, Instant now) {
        return lane.open()
                .flatMap(open -> answered(open, edit.before())
                        .map(step -> isWaiting(open, step)
                                ? goOn(lane, open, new Input.Said(text), now)
                                : goOn(lane, open, new Input.Edited(step, text), now)));
    }

    private Taken tapped(Lane lane, Conversation open, StepId step, Value value, Instant now) {
        if (isWaiting(open, step)) {
            return goOn(lane, open, new Input.Tapped(value), now);
        }
        Optional<Answer> before = open.history().answer(step);
        if (before.isEmpty()) {
            return Taken.tooLate(lane);
        }
        boolean isSame = before.get().value().equals(value);
        return isSame ? Taken.silently(lane) : goOn(lane, open, new Input.Amended(step, value), now);
    }

    private Taken goOn(Lane lane, Conversation open, Input input, Instant now) {
        return talking.goOn(lane.with(lane.outbox().answered(now)), open, input, now);
    }

    private static boolean isWaiting(Conversation open, StepId step) {
        return open.progress().at().equals(Optional.of(step));
    }

    /// The question that words were said to.
    private static Optional<StepId> answered(Conversation open, String words) {
        List<Turn> turns = open.history().transcript();
        return turns.reversed().stream()
                .filter(turn ->
                        turn.from() == Turn.Speaker.PERSON && turn.text().equals(words))
                .filter(turn -> !turn.step().isEmpty())
                .map(turn -> new StepId(turn.step()))
                .findFirst();
    }
}
