package dev.parley.conversation;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import java.util.Optional;

/// A reason given together with an answer ("3 - parcel was late") answers the next text question of that answer's
/// branch, which is then not asked.
final class Reasons {
    private Reasons() {}

    /// Answers a question with a waiting reason, if there is one and it is this question's to take.
    static boolean answer(Draft draft, Step.Ask ask) {
        Progress.Patience patience = draft.progress().patience();
        Optional<Answer> giver = patience.reasonOf().flatMap(draft.history()::answer);
        if (giver.isEmpty()
                || !draft.flow().program().isWithin(ask.id(), giver.get().step())) {
            forget(draft);
            return false;
        }
        if (!(ask.answer() instanceof AnswerType.Text)) {
            return false;
        }
        forget(draft);
        take(draft, ask, giver.get());
        return true;
    }

    private static void take(Draft draft, Step.Ask ask, Answer giver) {
        draft.set(draft.history().with(giver.withComment("")));
        Answers.keep(draft, ask, Value.of(giver.comment()), "", "given-with:" + giver.step());
    }

    /// Remembers that an answer came with a reason; an answer without one leaves an earlier reason waiting.
    static void remember(Draft draft, StepId giver, String comment) {
        if (!comment.isBlank()) {
            draft.set(draft.progress().withPatience(new Progress.Patience(0, Optional.of(giver))));
        }
    }

    private static void forget(Draft draft) {
        draft.set(draft.progress()
                .withPatience(new Progress.Patience(draft.progress().patience().tries(), Optional.empty())));
    }
}
