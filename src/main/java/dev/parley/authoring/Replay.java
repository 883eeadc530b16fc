package dev.parley.authoring;

import dev.parley.conversation.Advance;
import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Effect;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Input;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Status;
import dev.parley.conversation.Turn;
import dev.parley.flow.AnswerType;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says to another text of a flow what people have said to it, at the times when they said it. Both texts hear it, the
/// one that was served then and the other, so that only what the text changes makes a difference. Where the other one
/// asks something else, nobody knows what the person would have said: there it ends. One thread, once.
public final class Replay {
    private final Engine engine;
    private final Conversation stored;
    private final Way before;
    private final Way after;
    private final List<Difference> found = new ArrayList<>();
    private boolean hasParted;

    private Replay(Engine engine, Conversation stored, Flow old, Flow next) {
        this.engine = engine;
        this.stored = stored;
        before = new Way(old, old);
        after = new Way(next, old);
    }

    /// What differs, and where.
    ///
    /// @param step the question it is about; "" for the end
    /// @param reply what the person said; "" where it is about no single reply
    /// @param was how it is with the text that was served then, "" for not at all
    /// @param now how it would be
    public record Difference(Kind kind, String step, String reply, String was, String now) {}

    /// Kinds of differences.
    public enum Kind {
        /// A reply would be understood that was not.
        UNDERSTOOD,
        /// A reply was understood that would not be.
        NOT_UNDERSTOOD,
        /// A score would be another one.
        SCORE,
        /// Another answer would be another one.
        ANSWER,
        /// Something else would be asked.
        OTHER_WAY,
        /// The conversation would end otherwise.
        END
    }

    /// What would differ in a stored conversation; empty if nothing would.
    ///
    /// @param old the revision it was held on
    /// @param next another text of the same flow
    public static List<Difference> of(Engine engine, Conversation stored, Flow old, Flow next) {
        return new Replay(engine, stored, old, next).differences();
    }

    private List<Difference> differences() {
        if (isSameQuestion()) {
            for (Turn turn : stored.history().transcript()) {
                boolean isHeard = turn.from() == Turn.Speaker.PERSON && !isChange(turn);
                if (isHeard && (!before.isOpen() || !hear(turn))) {
                    break;
                }
            }
        }
        answers();
        ends();
        return found;
    }

    /// What somebody changed about an earlier answer names no question that could be found again.
    private static boolean isChange(Turn turn) {
        return turn.reading().equals("changed") || turn.reading().startsWith("edited");
    }

    /// Says it to both.
    ///
    /// @return whether they are at the same question behind it
    private boolean hear(Turn turn) {
        String step = before.at();
        Heard was = before.hear(turn);
        Heard now = after.hear(turn);
        if (was.isUnderstood() != now.isUnderstood()) {
            Kind kind = now.isUnderstood() ? Kind.UNDERSTOOD : Kind.NOT_UNDERSTOOD;
            found.add(new Difference(kind, step, turn.text(), was.reading(), now.reading()));
            hasParted = !before.at().equals(after.at());
        }
        return !hasParted && isSameQuestion();
    }

    private boolean isSameQuestion() {
        hasParted = !before.at().equals(after.at());
        if (hasParted) {
            found.add(new Difference(Kind.OTHER_WAY, "", "", before.at(), after.at()));
        }
        return !hasParted;
    }

    private void answers() {
        for (Answer answer : before.talk.history().answers()) {
            Optional<Answer> other = after.talk
                    .history()
                    .answer(answer.step())
                    .filter(one -> !one.value().equals(answer.value()));
            other.ifPresent(one -> found.add(new Difference(
                    answer.value() instanceof Value.Numeric || one.value() instanceof Value.Numeric
                            ? Kind.SCORE
                            : Kind.ANSWER,
                    answer.step().value(),
                    "",
                    answer.value().shown(),
                    one.value().shown())));
        }
    }

    private void ends() {
        if (!hasParted && stored.status().equals(Status.EXPIRED)) {
            before.wait(stored.progress().clock().changedAt());
            after.wait(stored.progress().clock().changedAt());
        }
        Status was = before.talk.status();
        Status now = after.talk.status();
        if (!hasParted && !was.equals(now)) {
            found.add(new Difference(Kind.END, "", "", was.word(), now.word()));
        }
    }

    /// How a reply was read.
    private record Heard(String reading) {
        boolean isUnderstood() {
            return !reading.startsWith("unclear");
        }
    }

    /// The conversation on one of the two texts.
    private final class Way {
        private final Flow flow;
        private Conversation talk;

        Way(Flow flow, Flow old) {
            this.flow = flow;
            Origin held = stored.origin();
            Origin origin = new Origin(held.id(), flow.revision(), held.voice(), held.startedAt(), held.chance());
            Advance start = engine.start(flow, origin, given(old));
            talk = start.conversation();
            called(start, held.startedAt());
        }

        /// What the conversation was given to begin with: what it was given by the flow it is given by that one.
        private Facts given(Flow old) {
            Value.Fields vars = stored.facts().vars();
            for (String name : old.defaults().vars().fields().keySet()) {
                vars = vars.with(name, Value.Missing.VALUE);
            }
            return stored.facts().withVars(vars);
        }

        boolean isOpen() {
            return talk.status().isOpen();
        }

        /// The step that waits; "" behind the end.
        String at() {
            return talk.progress().at().map(StepId::value).orElse("");
        }

        Heard hear(Turn turn) {
            advance(turn.reading().equals("tapped") ? tapped(turn) : new Input.Said(turn.text()), turn.at());
            return new Heard(talk.history().transcript().reversed().stream()
                    .filter(one -> one.from() == Turn.Speaker.PERSON)
                    .map(Turn::reading)
                    .findFirst()
                    .orElse(""));
        }

        void wait(Instant until) {
            advance(new Input.Tick(), until);
        }

        private void advance(Input input, Instant now) {
            Advance advance = engine.advance(flow, talk, input, now);
            talk = advance.conversation();
            called(advance, now);
        }

        /// Integrations do not answer here, as they do not for those who wait.
        private void called(Advance advance, Instant now) {
            if (talk.status().isOpen() && advance.effects().stream().anyMatch(Effect.Call.class::isInstance)) {
                advance(new Input.Called(Optional.empty()), now);
            }
        }

        private Input tapped(Turn turn) {
            Optional<AnswerType> type = talk.progress()
                    .at()
                    .flatMap(flow.program()::find)
                    .filter(Step.Ask.class::isInstance)
                    .map(step -> ((Step.Ask) step).answer());
            String text = turn.text();
            if (type.orElse(null) instanceof AnswerType.Choices) {
                return new Input.Tapped(new Value.Many(
                        List.of(text.split(", ")).stream().map(Value::of).toList()));
            }
            boolean isNumber = text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?");
            return new Input.Tapped(isNumber ? new Value.Numeric(new BigDecimal(text)) : Value.of(text));
        }
    }
}
