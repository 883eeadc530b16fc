package dev.parley.flow;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The steps of a flow, and which step comes after which: after the last step of a branch the conversation goes on with
/// the step below the branch. Safe for any thread.
public final class Program {
    private final List<Step> steps;
    private final Map<StepId, Step> byId = new LinkedHashMap<>();
    private final Map<StepId, StepId> after = new LinkedHashMap<>();
    private final Map<StepId, StepId> parents = new LinkedHashMap<>();

    private Program(List<Step> steps) {
        this.steps = List.copyOf(steps);
        lay(this.steps, Optional.empty());
    }

    /// Lays out the steps.
    ///
    /// @throws IllegalArgumentException if two steps have the same id
    public static Program of(List<Step> steps) {
        return new Program(steps);
    }

    private void lay(List<Step> block, Optional<StepId> below) {
        for (int i = 0; i < block.size(); i++) {
            Step step = block.get(i);
            Optional<StepId> next =
                    i + 1 < block.size() ? Optional.of(block.get(i + 1).id()) : below;
            if (byId.put(step.id(), step) != null) {
                throw new IllegalArgumentException("two steps are named " + step.id());
            }
            next.ifPresent(id -> after.put(step.id(), id));
            for (List<Step> inner : blocks(step)) {
                inner.forEach(child -> parents.put(child.id(), step.id()));
                layInner(step, inner, next);
            }
        }
    }

    private void layInner(Step step, List<Step> inner, Optional<StepId> next) {
        if (step instanceof Step.Rotate) {
            // The rotation itself decides what follows each of its steps.
            inner.forEach(one -> lay(List.of(one), Optional.of(step.id())));
        } else {
            lay(inner, next);
        }
    }

    /// The lists of steps directly under a step, in the order they are written.
    public static List<List<Step>> blocks(Step step) {
        return switch (step) {
            case Step.Ask ask -> ask.then().stream().map(Branch::steps).toList();
            case Step.When when -> List.of(when.steps(), when.otherwise());
            case Step.Choose choose -> {
                List<List<Step>> blocks = new ArrayList<>(
                        choose.cases().stream().map(Step.Choose.Guarded::steps).toList());
                blocks.add(choose.otherwise());
                yield blocks;
            }
            case Step.Call call -> List.of(call.failed());
            case Step.Split split ->
                split.shares().stream().map(Step.Split.Share::steps).toList();
            case Step.Rotate rotate -> List.of(rotate.steps());
            case Step.Include include -> List.of(include.steps());
            case Step.Say s -> List.of();
            case Step.Set s -> List.of();
            case Step.OpenCase c -> List.of();
            case Step.Notify n -> List.of();
            case Step.Wait w -> List.of();
            case Step.Go g -> List.of();
            case Step.End e -> List.of();
        };
    }

    /// The steps of the outermost level.
    public List<Step> steps() {
        return steps;
    }

    /// Every step by its id, in the order written.
    public Map<StepId, Step> all() {
        return Collections.unmodifiableMap(byId);
    }

    /// The step of that id, if the flow has it.
    public Optional<Step> find(StepId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// The first step; empty in a flow without steps.
    public Optional<StepId> first() {
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps.getFirst().id());
    }

    /// The step after this one and all of its branches; empty at the end.
    public Optional<StepId> after(StepId id) {
        return Optional.ofNullable(after.get(id));
    }

    /// The step in whose branches this one stands; empty at the outermost level.
    public Optional<StepId> parent(StepId id) {
        return Optional.ofNullable(parents.get(id));
    }

    /// Whether a step stands in a branch of another, however deep.
    public boolean isWithin(StepId inner, StepId outer) {
        StepId parent = parents.get(inner);
        while (parent != null && !parent.equals(outer)) {
            parent = parents.get(parent);
        }
        return parent != null;
    }

    /// The first step of a block under a step, or what comes after that step if the block is empty.
    public Optional<StepId> enter(Step parent, List<Step> block) {
        return block.isEmpty()
                ? after(parent.id())
                : Optional.of(block.getFirst().id());
    }
}
