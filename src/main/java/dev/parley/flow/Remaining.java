package dev.parley.flow;

import java.util.List;
import java.util.Optional;

/// How much of a flow may still be ahead: for progress bars, which must not promise less than there is.
public final class Remaining {
    private Remaining() {}

    /// The questions on the longest way from a step to the end, the step itself included. Jumps back are not followed:
    /// nobody can say how often they are taken.
    public static int questions(Program program, StepId from) {
        int count = 0;
        Optional<StepId> at = Optional.of(from);
        for (int steps = 0; at.isPresent() && steps < program.all().size(); steps++) {
            count += program.find(at.get()).map(Remaining::longest).orElse(0);
            at = program.after(at.get());
        }
        return count;
    }

    private static int longest(Step step) {
        int own = step instanceof Step.Ask ? 1 : 0;
        return own
                + Program.blocks(step).stream()
                        .mapToInt(Remaining::longest)
                        .max()
                        .orElse(0);
    }

    private static int longest(List<Step> block) {
        return block.stream().mapToInt(Remaining::longest).sum();
    }
}
