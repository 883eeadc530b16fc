package dev.parley.flowfile;

import dev.parley.flow.Branch;
import dev.parley.flow.Program;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Problems;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Follows every way through a flow: finds steps that no way reaches, jumps to nowhere, and loops on which nobody is
/// asked anything. One thread.
final class GraphCheck {
    private final Map<StepId, Mark> marks;
    private final Problems problems;
    private final Map<StepId, Step> steps = new LinkedHashMap<>();
    private final Map<StepId, List<StepId>> next = new LinkedHashMap<>();

    private GraphCheck(Map<StepId, Mark> marks, Problems problems) {
        this.marks = marks;
        this.problems = problems;
    }

    /// Checks the steps; only those with a mark are spoken about.
    static void check(List<Step> steps, Map<StepId, Mark> marks, Problems problems) {
        GraphCheck check = new GraphCheck(marks, problems);
        check.lay(steps, Optional.empty());
        check.targets(Set.of());
        check.reach(steps);
        check.loops();
    }

    /// Checks the jumps alone, where a step could not be read and the ways through the flow are not known.
    ///
    /// @param others ids of steps that could not be read
    static void checkTargets(List<Step> steps, Map<StepId, Mark> marks, Problems problems, Set<StepId> others) {
        GraphCheck check = new GraphCheck(marks, problems);
        check.lay(steps, Optional.empty());
        check.targets(others);
    }

    private void lay(List<Step> block, Optional<StepId> below) {
        for (int i = 0; i < block.size(); i++) {
            Step step = block.get(i);
            Optional<StepId> after =
                    i + 1 < block.size() ? Optional.of(block.get(i + 1).id()) : below;
            steps.put(step.id(), step);
            next.put(step.id(), ways(step, after));
            for (List<Step> inner : Program.blocks(step)) {
                if (step instanceof Step.Rotate) {
                    inner.forEach(one -> lay(List.of(one), after));
                } else {
                    lay(inner, after);
                }
            }
        }
    }

    /// Where a conversation may go from a step.
    private static List<StepId> ways(Step step, Optional<StepId> after) {
        if (step instanceof Step.Go go) {
            return List.of(go.target());
        }
        if (step instanceof Step.End) {
            return List.of();
        }
        List<StepId> ways = new ArrayList<>();
        boolean falls = !alwaysEnters(step);
        for (List<Step> inner : Program.blocks(step)) {
            if (step instanceof Step.Rotate) {
                inner.forEach(one -> ways.add(one.id()));
            } else if (!inner.isEmpty()) {
                ways.add(inner.getFirst().id());
            } else {
                falls = true;
            }
        }
        if (falls) {
            after.ifPresent(ways::add);
        }
        return ways;
    }

    /// Whether a conversation cannot pass the step without entering one of its blocks.
    private static boolean alwaysEnters(Step step) {
        return switch (step) {
            case Step.When when -> true;
            case Step.Choose choose -> true;
            case Step.Split split -> true;
            case Step.Include include -> true;
            case Step.Rotate rotate -> true;
            case Step.Ask ask ->
                ask.then().stream().anyMatch(branch -> branch.match() instanceof Branch.Match.Otherwise);
            case Step.Call call -> false;
            case Step.Say s -> false;
            case Step.Set s -> false;
            case Step.OpenCase c -> false;
            case Step.Notify n -> false;
            case Step.Wait w -> false;
            case Step.Go g -> true;
            case Step.End e -> true;
        };
    }

    private void targets(Set<StepId> others) {
        List<String> known = steps.keySet().stream()
                .filter(StepId::isGiven)
                .map(StepId::value)
                .toList();
        steps.values().forEach(step -> {
            if (step instanceof Step.Go go
                    && go.target().isGiven()
                    && !steps.containsKey(go.target())
                    && !others.contains(go.target())) {
                String target = go.target().value();
                report(step.id(), "go to " + target + ": no step has this id" + Nearest.hint(target, known));
            }
        });
    }

    private void reach(List<Step> block) {
        Set<StepId> reached = new HashSet<>();
        Deque<StepId> open = new ArrayDeque<>();
        block.stream().findFirst().ifPresent(first -> open.add(first.id()));
        while (!open.isEmpty()) {
            StepId id = open.pop();
            if (reached.add(id)) {
                open.addAll(next.getOrDefault(id, List.of()));
            }
        }
        unreachable(block, reached);
    }

    /// Reports the first of several steps that are out of reach together.
    private void unreachable(List<Step> block, Set<StepId> reached) {
        boolean reported = false;
        for (Step step : block) {
            boolean out = !reached.contains(step.id());
            if (out && !reported) {
                report(
                        step.id(),
                        "this step can never be reached: every way before it ends or goes elsewhere; move it up, or"
                                + " take it away");
            }
            reported = out;
            if (!out) {
                Program.blocks(step).forEach(inner -> unreachable(inner, reached));
            }
        }
    }

    /// Takes away, again and again, steps from which every way leads out; what stays goes round in circles.
    private void loops() {
        Map<StepId, Set<StepId>> silent = new LinkedHashMap<>();
        next.forEach((id, ways) -> {
            if (!(steps.get(id) instanceof Step.Ask)) {
                silent.put(id, new HashSet<>(ways));
            }
        });
        boolean changed = true;
        while (changed) {
            silent.values().forEach(ways -> ways.retainAll(silent.keySet()));
            changed = silent.values().removeIf(Set::isEmpty);
        }
        silent.keySet().stream()
                .filter(id -> steps.get(id) instanceof Step.Go && inCircle(id, silent))
                .forEach(id -> report(id, "this go leads back here without passing an ask; it would go on for ever"));
    }

    private static boolean inCircle(StepId start, Map<StepId, Set<StepId>> ways) {
        Set<StepId> seen = new HashSet<>();
        Deque<StepId> open = new ArrayDeque<>(ways.getOrDefault(start, Set.of()));
        while (!open.isEmpty()) {
            StepId id = open.pop();
            if (id.equals(start)) {
                return true;
            }
            if (seen.add(id)) {
                open.addAll(ways.getOrDefault(id, Set.of()));
            }
        }
        return false;
    }

    private void report(StepId id, String message) {
        Mark mark = marks.get(id);
        if (mark != null) {
            problems.error(mark, message);
        }
    }
}
