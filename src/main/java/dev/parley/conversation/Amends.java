package dev.parley.conversation;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Branch;
import dev.parley.flow.Program;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import dev.parley.reply.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// "Sorry, I meant 3": changes the last score, and where that changes the branch, takes back what the old branch did
/// and walks the new one. Safe for any thread.
final class Amends {
    private final AskingBack askingBack;
    private final Walk walk;

    Amends(AskingBack askingBack, Walk walk) {
        this.askingBack = askingBack;
        this.walk = walk;
    }

    /// Changes the last score while `open` waits.
    ///
    /// @return whether there was a score to change
    boolean correct(Draft draft, Step.Ask open, Reading.Correction correction) {
        Optional<Answer> last = draft.lastScore();
        Optional<Step.Ask> asked = last.flatMap(answer -> draft.ask(answer.step()));
        asked.ifPresent(ask -> amend(draft, ask, open, correction.value(), correction.comment()));
        return asked.isPresent();
    }

    /// Changes the last score after the end. Where that changes the branch, the conversation is open again for the new
    /// one, and what closed it is said once more behind that.
    void afterwards(Draft draft, Step.Ask asked, Reading.Correction correction) {
        Answer last = draft.history().answer(asked.id()).orElseThrow();
        Optional<Branch> before = Answers.branch(asked, last.value());
        Optional<Branch> after = Answers.branch(asked, correction.value());
        String comment = keep(draft, asked, correction.value(), correction.comment());
        if (after.equals(before)) {
            draft.say(asked.id(), askingBack.corrected(draft, correction.value()));
        } else {
            draft.set(draft.progress().withStatus(Status.OPEN));
            leave(draft, asked, before);
            draft.set(
                    draft.progress().withDetours(new Progress.Detours(Map.of(), Ways.backToTheEnd(draft, asked.id()))));
            Reasons.remember(draft, asked.id(), comment);
            walk.into(draft, asked, after);
        }
    }

    private static String keep(Draft draft, Step.Ask asked, Value value, String given) {
        String comment = given.isBlank()
                ? draft.history().answer(asked.id()).orElseThrow().comment()
                : given;
        Answers.keep(draft, asked, value, comment, "correction");
        return comment;
    }

    /// Puts an answer in the place of the one that `asked` has, while `open` waits.
    void amend(Draft draft, Step.Ask asked, Step.Ask open, Value value, String given) {
        Answer last = draft.history().answer(asked.id()).orElseThrow();
        Optional<Branch> before = Answers.branch(asked, last.value());
        Optional<Branch> after = Answers.branch(asked, value);
        String comment = keep(draft, asked, value, given);
        if (after.equals(before) && !asked.id().equals(open.id())) {
            askAgain(draft, asked, open, value);
        } else {
            leave(draft, asked, before);
            comeBackTo(draft, asked, open);
            Reasons.remember(draft, asked.id(), comment);
            walk.into(draft, asked, after);
        }
    }

    private void askAgain(Draft draft, Step.Ask asked, Step.Ask open, Value value) {
        if (asked.answer() instanceof AnswerType.Text) {
            return;
        }
        draft.say(open.id(), askingBack.corrected(draft, value));
        draft.send(Prompts.of(draft, open));
        draft.set(draft.progress().withTries(0).waitingSince(draft.now()));
    }

    /// Forgets what was answered in a branch that is no longer taken (its words stay in the transcript), and
    /// takes back the cases and notices it led to.
    private static void leave(Draft draft, Step.Ask asked, Optional<Branch> branch) {
        Program program = draft.flow().program();
        if (branch.isEmpty()) {
            return;
        }
        List<Answer> kept = new ArrayList<>(draft.history().answers());
        kept.removeIf(answer -> program.isWithin(answer.step(), asked.id()));
        draft.set(draft.history().withAnswers(kept));
        for (Effect.Recorded effect : List.copyOf(draft.history().effects())) {
            if (isOrder(effect) && program.isWithin(effect.step(), asked.id()) && !isWithdrawn(draft, effect.step())) {
                draft.order(new Effect.Withdraw(effect.step(), draft.now()));
            }
        }
    }

    private static boolean isOrder(Effect.Recorded effect) {
        return effect instanceof Effect.OpenCase || effect instanceof Effect.Notify;
    }

    private static boolean isWithdrawn(Draft draft, StepId step) {
        return draft.history().effects().reversed().stream()
                .filter(effect -> effect.step().equals(step))
                .findFirst()
                .filter(Effect.Withdraw.class::isInstance)
                .isPresent();
    }

    /// A question further down than the corrected one's branches is asked again once the new branch is done.
    private static void comeBackTo(Draft draft, Step.Ask asked, Step.Ask open) {
        boolean further =
                !open.id().equals(asked.id()) && !draft.flow().program().isWithin(open.id(), asked.id());
        Progress progress = draft.progress();
        draft.set(progress.withPatience(Progress.Patience.FRESH)
                .withDetours(new Progress.Detours(
                        progress.detours().rotating(),
                        further ? Optional.of(new Progress.Return(asked.id(), open.id())) : Optional.empty())));
    }
}
