package dev.parley.conversation;

import dev.parley.flow.Program;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the way forks: conditions, shares, rotations, and the way back after a correction.
final class Ways {
    private Ways() {}

    /// The steps of the first case that holds.
    static List<Step> chosen(Draft draft, Step.Choose choose) {
        var scope = draft.scope();
        return choose.cases().stream()
                .filter(one -> one.condition().holds(scope))
                .findFirst()
                .map(Step.Choose.Guarded::steps)
                .orElse(choose.otherwise());
    }

    /// The steps of the share this person belongs to.
    static List<Step> share(Draft draft, Step.Split split) {
        int total = split.shares().stream().mapToInt(Step.Split.Share::weight).sum();
        int left = draft.state().origin().chance().pick(split.id().value(), total);
        for (Step.Split.Share share : split.shares()) {
            left -= share.weight();
            if (left < 0) {
                return share.steps();
            }
        }
        throw new IllegalStateException("the shares of " + split.id() + " do not add up to " + total);
    }

    /// The next step of a rotation, or what stands below it once enough were taken. Each later conversation of a person
    /// begins where the one before left off.
    static Optional<StepId> rotate(Draft draft, Step.Rotate rotate) {
        Progress.Detours detours = draft.progress().detours();
        List<StepId> left = detours.rotating().getOrDefault(rotate.id(), List.of());
        if (!detours.rotating().containsKey(rotate.id())) {
            left = taken(draft.state().origin().chance(), rotate);
        }
        Map<StepId, List<StepId>> others = new HashMap<>(detours.rotating());
        if (left.isEmpty()) {
            others.remove(rotate.id());
        } else {
            others.put(rotate.id(), left.subList(1, left.size()));
        }
        draft.set(draft.progress().withDetours(new Progress.Detours(others, detours.back())));
        return left.isEmpty() ? draft.flow().program().after(rotate.id()) : Optional.of(left.getFirst());
    }

    private static List<StepId> taken(Origin.Chance chance, Step.Rotate rotate) {
        int size = rotate.steps().size();
        int take = Math.min(rotate.take(), size);
        List<StepId> taken = new ArrayList<>();
        for (int i = 0; i < take; i++) {
            long place = chance.pick(rotate.id().value(), size) + (long) chance.round() * take + i;
            taken.add(rotate.steps().get((int) (place % size)).id());
        }
        return taken;
    }

    /// The step to run: after a correction, the interrupted question as soon as the corrected one's branch is left.
    static StepId backFromCorrection(Draft draft, StepId next) {
        Program program = draft.flow().program();
        return draft.progress()
                .detours()
                .back()
                .filter(back -> !program.isWithin(next, back.corrected()))
                .map(back -> comeBack(draft, back))
                .orElse(next);
    }

    /// Where a correction after the end comes back to: what closed the conversation; its end, if nothing did. Empty if
    /// it was closed in the branch that is left: then what follows the question is new.
    static Optional<Progress.Return> backToTheEnd(Draft draft, StepId corrected) {
        Program program = draft.flow().program();
        StepId closing = draft.history().transcript().reversed().stream()
                .filter(turn -> turn.from() == Turn.Speaker.BOT && !turn.step().isEmpty())
                .map(turn -> new StepId(turn.step()))
                .filter(step -> program.find(step).orElse(null) instanceof Step.End)
                .findFirst()
                .orElse(corrected);
        boolean wasInBranch = !closing.equals(corrected) && program.isWithin(closing, corrected);
        return wasInBranch ? Optional.empty() : Optional.of(new Progress.Return(corrected, closing));
    }

    /// Whether the next step is behind a conversation that was over before a correction.
    static boolean wasOver(Draft draft, StepId next) {
        return draft.progress()
                .detours()
                .back()
                .filter(Progress.Return::isOver)
                .filter(back -> !draft.flow().program().isWithin(next, back.corrected()))
                .isPresent();
    }

    /// Ends the detour of a correction and says where to go on.
    static StepId comeBack(Draft draft, Progress.Return back) {
        Progress progress = draft.progress();
        draft.set(progress.withDetours(new Progress.Detours(progress.detours().rotating(), Optional.empty())));
        return back.open();
    }
}
