package dev.parley.flowfile;

import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flowfile.source.Mark;
import java.util.ArrayList;
import java.util.List;

/// `rotate` of `invite`: a flow's questions become steps of one rotation, so that each round asks some of them.
///
/// @param take how many a round
/// @param at where it is written
record Rotation(int take, Mark at) {
    /// The steps with their questions in a rotation; what stands before and behind them stays.
    List<Step> of(List<Step> steps, Desk desk) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof Step.Ask) {
                places.add(i);
            }
        }
        if (take >= places.size()) {
            desk.problems()
                    .error(
                            at,
                            "rotate takes " + take + " of " + places.size() + " questions, so none is left for later");
            return steps;
        }
        int first = places.getFirst();
        int last = places.getLast();
        if (last - first + 1 != places.size()) {
            desk.problems()
                    .error(at, "rotate needs the flow's questions one after the other, with nothing else between them");
            return steps;
        }
        StepId id = desk.places().derived("rotate", at);
        List<Step> rotating = new ArrayList<>(steps.subList(0, first));
        rotating.add(new Step.Rotate(id, take, steps.subList(first, last + 1)));
        rotating.addAll(steps.subList(last + 1, steps.size()));
        return rotating;
    }
}
