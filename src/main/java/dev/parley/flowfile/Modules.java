package dev.parley.flowfile;

import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Node.Scalar;
import dev.parley.flowfile.source.Problem;
import dev.parley.flowfile.source.Problems;
import java.util.List;
import java.util.Set;

/// What a flow gets from the flows it includes, and what its own steps are called. One thread.
record Modules(Plan plan) {
    /// The step that an id of this flow's text means.
    StepId target(String id) {
        StepId own = plan.ids().get(id);
        return own == null ? new StepId(id) : own;
    }

    /// The steps of an included flow, read anew under the place of the step that includes it. If the included flow has
    /// errors, the first is reported here too.
    List<Step> steps(Scalar flow, String place, Problems problems) {
        Plan included = plan.includes().get(flow.mark());
        if (included == null) {
            return List.of();
        }
        Problems theirs = new Problems(included.document().file());
        List<Step> steps = FlowHead.read(included, theirs).steps(place);
        theirs.sorted().stream()
                .filter(Problem::isError)
                .findFirst()
                .ifPresent(first -> problems.error(
                        flow.mark(),
                        "the included flow has errors: " + first.file() + ":" + first.line() + " " + first.message()));
        return steps;
    }

    /// Whether a value given to an included flow is one of its variables.
    void checkVariable(Scalar flow, Scalar name, Problems problems) {
        Plan included = plan.includes().get(flow.mark());
        if (included != null) {
            Set<String> vars = included.names().vars();
            if (!vars.contains(name.text())) {
                problems.error(
                        name.mark(),
                        "flow " + flow.text() + " has no variable " + Reads.quote(name.text())
                                + Nearest.hint(name.text(), vars));
            }
        }
    }
}
