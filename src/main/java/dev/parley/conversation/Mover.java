package dev.parley.conversation;

import dev.parley.conversation.Move.Reason;
import dev.parley.flow.AnswerType;
import dev.parley.flow.Facts;
import dev.parley.flow.Flow;
import dev.parley.flow.Program;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Finds out whether one conversation can go on on another revision. It can if whatever the person replies next is
/// filed under the question they see, nothing they have answered would stand under another question, and they are
/// where their answers lead on the other revision, too. In doubt it stays: to finish where one began is never wrong.
/// One thread, once.
final class Mover {
    private final Conversation talk;
    private final Flow old;
    private final Flow next;
    private final Conversation moved;
    private final SameQuestion same;

    Mover(Conversation talk, Flow old, Flow next) {
        this.talk = talk;
        this.old = old;
        this.next = next;
        Origin from = talk.origin();
        Origin origin = new Origin(from.id(), next.revision(), from.voice(), from.startedAt(), from.chance());
        moved = new Conversation(origin, facts(), progress(), talk.history());
        var at = talk.progress().clock().waitingSince();
        same = new SameQuestion(new Draft(old, talk, at), new Draft(next, moved, at));
    }

    Move move() {
        return Stream.<Supplier<Optional<Move.Stays>>>of(
                        this::promise,
                        this::language,
                        this::waiting,
                        this::answered,
                        this::rotations,
                        this::correction,
                        this::orders)
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .<Move>map(stays -> stays)
                .findFirst()
                .orElseGet(() -> new Move.Goes(moved));
    }

    /// What the author gives every conversation to start with, unless this one has another value by now.
    private Facts facts() {
        Value.Fields vars = talk.facts().vars();
        for (var field : next.defaults().vars().fields().entrySet()) {
            Value now = vars.get(field.getKey());
            boolean isDefault = now == Value.Missing.VALUE
                    || now.equals(old.defaults().vars().get(field.getKey()));
            vars = isDefault ? vars.with(field.getKey(), field.getValue()) : vars;
        }
        return talk.facts().withVars(vars);
    }

    /// A reason that waits for the next text question of its branch waits on only if these questions are the same.
    private Progress progress() {
        Progress progress = talk.progress();
        boolean isLost = progress.patience()
                .reasonOf()
                .filter(giver -> !texts(old, giver).equals(texts(next, giver)))
                .isPresent();
        return isLost
                ? progress.withPatience(
                        new Progress.Patience(progress.patience().tries(), Optional.empty()))
                : progress;
    }

    private static List<StepId> texts(Flow flow, StepId giver) {
        return flow.program().all().values().stream()
                .filter(step -> step instanceof Step.Ask ask && ask.answer() instanceof AnswerType.Text)
                .map(Step::id)
                .filter(id -> flow.program().isWithin(id, giver))
                .toList();
    }

    private Optional<Move.Stays> promise() {
        boolean isBound = talk.isInConfidence() || next.about().anonymity().isPresent();
        return isBound ? stays(Reason.CONFIDENCE, "") : Optional.empty();
    }

    private Optional<Move.Stays> language() {
        var language = talk.origin().voice().language();
        boolean isLost = old.about().languages().contains(language)
                && !next.about().languages().contains(language);
        return isLost ? stays(Reason.LANGUAGE, language.tag()) : Optional.empty();
    }

    private Optional<Move.Stays> waiting() {
        StepId at = talk.progress().at().orElseThrow();
        Step waiting = old.program().find(at).orElseThrow();
        if (waiting instanceof Step.Ask) {
            return isSame(at)
                    ? isOnTheWay(at) ? Optional.empty() : stays(Reason.BRANCH, at.value())
                    : stays(Reason.QUESTION, at.value());
        }
        boolean isSamePause = waiting instanceof Step.Wait pause
                && next.program().find(at).filter(pause::equals).isPresent()
                && isOnTheWay(at)
                && ahead(old, at).equals(ahead(next, at));
        return isSamePause ? Optional.empty() : stays(Reason.PAUSE, "");
    }

    /// The first question below a step, which tells pauses without a name apart.
    private static Optional<StepId> ahead(Flow flow, StepId from) {
        Program program = flow.program();
        Optional<StepId> at = program.after(from);
        for (int steps = 0; at.isPresent() && steps < program.all().size(); steps++) {
            if (at.flatMap(program::find).orElseThrow() instanceof Step.Ask) {
                return at;
            }
            at = program.after(at.get());
        }
        return Optional.empty();
    }

    private Optional<Move.Stays> answered() {
        StepId at = talk.progress().at().orElseThrow();
        List<StepId> before = order(old);
        List<StepId> after = order(next);
        for (Answer answer : talk.history().answers()) {
            StepId step = answer.step();
            if (!isSame(step)) {
                return stays(Reason.ANSWER, step.value());
            }
            boolean wasBehind = before.indexOf(step) <= before.indexOf(at);
            if (wasBehind && after.indexOf(step) > after.indexOf(at)) {
                return stays(Reason.AGAIN, step.value());
            }
        }
        return Optional.empty();
    }

    private static List<StepId> order(Flow flow) {
        return new ArrayList<>(flow.program().all().keySet());
    }

    private Optional<Move.Stays> rotations() {
        boolean isSame = talk.progress().detours().rotating().keySet().stream()
                .allMatch(
                        id -> rotation(old, id).isPresent() && rotation(old, id).equals(rotation(next, id)));
        return isSame ? Optional.empty() : stays(Reason.ROTATION, "");
    }

    private static Optional<Map.Entry<Integer, List<StepId>>> rotation(Flow flow, StepId id) {
        return flow.program()
                .find(id)
                .filter(Step.Rotate.class::isInstance)
                .map(Step.Rotate.class::cast)
                .map(rotate -> Map.entry(
                        rotate.take(), rotate.steps().stream().map(Step::id).toList()));
    }

    private Optional<Move.Stays> correction() {
        boolean isSame = talk.progress()
                .detours()
                .back()
                .filter(back -> !isSame(back.corrected()) || !isSame(back.open()) || !isOnTheWay(back.open()))
                .isEmpty();
        return isSame ? Optional.empty() : stays(Reason.CORRECTION, "");
    }

    private Optional<Move.Stays> orders() {
        boolean isSame = talk.history().effects().stream()
                .filter(effect -> effect instanceof Effect.OpenCase || effect instanceof Effect.Notify)
                .map(Effect::step)
                .allMatch(id -> isSameKind(id) && isOnTheWay(id));
        return isSame ? Optional.empty() : stays(Reason.ORDER, "");
    }

    private boolean isSameKind(StepId id) {
        return old.program()
                .find(id)
                .map(Step::getClass)
                .equals(next.program().find(id).map(Step::getClass));
    }

    private boolean isSame(StepId id) {
        return old.program().find(id).orElse(null) instanceof Step.Ask mine
                && next.program().find(id).orElse(null) instanceof Step.Ask theirs
                && same.is(mine, theirs);
    }

    /// Whether the way to a step is the same for this person.
    private boolean isOnTheWay(StepId id) {
        if (old.program().find(id).isEmpty() || next.program().find(id).isEmpty()) {
            return false;
        }
        List<Fork> before = Fork.to(old.program(), id);
        List<Fork> after = Fork.to(next.program(), id);
        boolean isSame = before.size() == after.size();
        for (int i = 0; isSame && i < before.size(); i++) {
            isSame = before.get(i).isLike(after.get(i), talk.history());
        }
        return isSame;
    }

    private static Optional<Move.Stays> stays(Reason reason, String step) {
        return Optional.of(new Move.Stays(reason, step));
    }
}
