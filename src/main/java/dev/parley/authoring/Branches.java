package dev.parley.authoring;

import dev.parley.authoring.Layout.Found;
import dev.parley.authoring.Layout.Span;
import dev.parley.authoring.Operation.Outcome;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import java.util.Optional;

/// Puts steps into the branches of a step. One thread, once.
record Branches(Layout layout, Found found) {
    private static final Outcome SINGLE = new Outcome.Impossible(
            "This branch has a single step without a list. Change it in the text: put \"- \" before it, in a line of"
                    + " its own.");
    private static final Outcome NONE =
            new Outcome.Impossible("Only questions and conditions take branches that are made here.");
    private static final Outcome NO_KEY =
            new Outcome.Impossible("A branch needs its answers: a value (7), a range (0-6), a band, skipped or else.");

    Outcome add(String branch, String kind) {
        boolean isAsk = found.step().get("ask").isPresent();
        if (!isAsk && found.step().get("when").isEmpty()) {
            return NONE;
        }
        if (branch.isBlank()) {
            return NO_KEY;
        }
        if (!isAsk) {
            return inside(found.step(), branch, kind);
        }
        Optional<Node> then = found.step().get("then");
        return then.isEmpty()
                ? new StepKeysEdit(layout, found.step()).branches(key(branch), kind)
                : then.get() instanceof Mapping mapping ? inside(mapping, branch, kind) : SINGLE;
    }

    /// Into a branch of a mapping of branches.
    private Outcome inside(Mapping branches, String branch, String kind) {
        String step = NewStep.inline(kind, layout.text());
        Optional<Node> steps = branches.get(branch);
        if (steps.isEmpty()) {
            return new StepKeysEdit(layout, branches).key(key(branch), step);
        }
        if (!(steps.get() instanceof Node.Sequence list)) {
            return SINGLE;
        }
        if (layout.isInline(list)) {
            Span span = layout.span(list).orElseThrow();
            String more = (list.items().isEmpty() ? "" : ", ") + step;
            return Surgery.inserted(layout, span.to() - 1, more, more.length() - step.length());
        }
        Node last = list.items().getLast();
        String start = " ".repeat(layout.dash(last)) + "- ";
        int at = layout.item(last).to();
        String before = (layout.text().charAt(at - 1) == '\n' ? "" : "\n") + start;
        return Surgery.inserted(layout, at, before + step + "\n", before.length());
    }

    private static String key(String branch) {
        return branch.matches("[\\w-]+") ? branch : Quoting.quoted(branch);
    }
}
