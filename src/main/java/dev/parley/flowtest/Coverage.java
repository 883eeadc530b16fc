package dev.parley.flowtest;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.Turn;
import dev.parley.flow.Branch;
import dev.parley.flow.Flow;
import dev.parley.flow.Program;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// What tests reached: which steps ran, and which branches were taken.
///
/// @param steps steps that said, asked or ordered something
/// @param branches branches in which a step ran, or whose values were answered: `recommend: 0-6`
public record Coverage(Set<StepId> steps, Set<String> branches) {
    public Coverage {
        steps = Set.copyOf(steps);
        branches = Set.copyOf(branches);
    }

    static Coverage none() {
        return new Coverage(Set.of(), Set.of());
    }

    /// With what one more conversation reached.
    Coverage with(Flow flow, Conversation end) {
        Set<StepId> reached = new HashSet<>(steps);
        end.history().transcript().stream()
                .map(Turn::step)
                .filter(step -> !step.isEmpty())
                .forEach(step -> reached.add(new StepId(step)));
        end.history().effects().forEach(effect -> reached.add(effect.step()));
        end.history().answers().forEach(answer -> reached.add(answer.step()));
        Set<String> taken = new HashSet<>(branches);
        flow.program().all().values().stream()
                .filter(Step.Ask.class::isInstance)
                .map(Step.Ask.class::cast)
                .forEach(ask -> ask.then().stream()
                        .filter(branch -> isTaken(branch, ask, end, reached))
                        .forEach(branch -> taken.add(name(ask, branch))));
        return new Coverage(reached, taken);
    }

    /// The branches of a flow that no test took, by name.
    public List<String> missed(Flow flow) {
        Set<String> missed = new TreeSet<>();
        for (Step step : flow.program().all().values()) {
            if (step instanceof Step.Ask ask) {
                ask.then().stream()
                        .map(branch -> name(ask, branch))
                        .filter(name -> !branches.contains(name))
                        .forEach(missed::add);
            } else {
                Program.blocks(step).stream()
                        .filter(block -> !block.isEmpty()
                                && speaks(block)
                                && block.stream().noneMatch(this::isReached))
                        .forEach(block -> missed.add(
                                step.id() + ": from " + block.getFirst().id()));
            }
        }
        return List.copyOf(missed);
    }

    /// How many branches questions have, and how many of them were taken.
    public String summary(Flow flow) {
        long all = flow.program().all().values().stream()
                .filter(Step.Ask.class::isInstance)
                .mapToLong(step -> ((Step.Ask) step).then().size())
                .sum();
        return branches.size() + " of " + all + " branches of questions";
    }

    private boolean isReached(Step step) {
        return steps.contains(step.id())
                || Program.blocks(step).stream().flatMap(List::stream).anyMatch(this::isReached);
    }

    /// Whether a block has a step that leaves a trace when it runs.
    private static boolean speaks(List<Step> block) {
        return block.stream()
                .anyMatch(step -> !(step instanceof Step.Set || step instanceof Step.Go || step instanceof Step.Wait));
    }

    private static boolean isTaken(Branch branch, Step.Ask ask, Conversation end, Set<StepId> reached) {
        boolean ran = branch.steps().stream().anyMatch(step -> reached.contains(step.id()));
        return ran
                || end.history()
                        .answer(ask.id())
                        .filter(answer -> branch.takes(answer.value())
                                || (!answer.isGiven() && branch.match() instanceof Branch.Match.Skipped))
                        .isPresent();
    }

    private static String name(Step.Ask ask, Branch branch) {
        return ask.id() + ": " + branch.key();
    }
}
