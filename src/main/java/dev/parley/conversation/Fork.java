package dev.parley.conversation;

import dev.parley.flow.Program;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A step with branches, and which of them leads on to another step.
///
/// @param block the branch, as {@link Program#blocks} counts from 0
record Fork(Step step, int block) {
    /// The forks between the outermost level and a step, the outermost first.
    static List<Fork> to(Program program, StepId id) {
        List<Fork> forks = new ArrayList<>();
        StepId inner = id;
        for (Optional<StepId> outer = program.parent(inner); outer.isPresent(); outer = program.parent(inner)) {
            Step step = program.find(outer.get()).orElseThrow();
            forks.add(new Fork(step, block(step, inner)));
            inner = outer.get();
        }
        return forks.reversed();
    }

    private static int block(Step step, StepId inner) {
        List<List<Step>> blocks = Program.blocks(step);
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).stream().anyMatch(one -> one.id().equals(inner))) {
                return i;
            }
        }
        throw new IllegalStateException(inner + " stands in no branch of " + step.id());
    }

    /// Whether somebody who took this fork would take the other one, too. Of conditions and shares nobody can tell
    /// later how they were met, so that these must lead into the same branch.
    ///
    /// @param history with the answer that was given at the fork
    boolean isLike(Fork other, History history) {
        if (step instanceof Step.Ask mine && other.step instanceof Step.Ask theirs) {
            return mine.id().equals(theirs.id()) && takes(mine, theirs, other.block, history);
        }
        boolean isSameName = !step.id().isGiven() || step.id().equals(other.step.id());
        return step.getClass().equals(other.step.getClass()) && isSameName && block == other.block;
    }

    private boolean takes(Step.Ask mine, Step.Ask theirs, int branch, History history) {
        return history.answer(mine.id())
                .filter(Answer::isGiven)
                .map(answer -> Answers.branch(theirs, answer.value())
                        .filter(taken -> taken.equals(theirs.then().get(branch)))
                        .isPresent())
                .orElseGet(() -> mine.then()
                        .get(block)
                        .key()
                        .equals(theirs.then().get(branch).key()));
    }
}
