package dev.parley.authoring;

import dev.parley.authoring.Layout.Found;
import dev.parley.authoring.Layout.Span;
import dev.parley.authoring.Operation.Outcome;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Node;
import java.util.List;
import java.util.Optional;

/// Changes single steps in a flow's text and leaves every other character, comments included, as the author wrote it.
/// What it cannot do safely it refuses with a sentence. One thread, once.
public final class Surgery {
    private static final Outcome GONE = new Outcome.Impossible("There is no step here any more. Choose it again.");
    private static final Outcome BROKEN =
            new Outcome.Impossible("The text has a slip that hides its steps. Mend that first: F8 goes there.");
    private static final Outcome ALONE = new Outcome.Impossible(
            "This is the only step of its list. Put another one beside it first, or take the branch away in the text.");
    private static final Outcome SINGLE = new Outcome.Impossible(
            "This step stands alone without a list. Change it in the text: put \"- \" before it, in a line of its own.");
    private static final Outcome UNSAFE = new Outcome.Impossible(
            "The text is written in a way here that a form cannot change safely. Change it in the text.");
    private static final Outcome EDGE = new Outcome.Impossible("It is at the end of its list already.");

    private final Layout layout;
    private final Found found;

    private Surgery(Layout layout, Found found) {
        this.layout = layout;
        this.found = found;
    }

    /// Does something to the step that begins at a place.
    public static Outcome operate(String source, Mark at, Operation operation) {
        Optional<Layout> layout = Layout.of(source);
        Optional<Found> found = layout.flatMap(it -> it.step(at));
        if (layout.isEmpty()) {
            return BROKEN;
        }
        return found.map(step -> new Surgery(layout.get(), step).operate(operation))
                .map(outcome -> checked(outcome))
                .orElse(GONE);
    }

    /// What is no YAML any more, or has no step where one should be, is not done.
    private static Outcome checked(Outcome outcome) {
        return outcome instanceof Outcome.Done done && Layout.of(done.source()).isEmpty() ? UNSAFE : outcome;
    }

    private Outcome operate(Operation operation) {
        return switch (operation) {
            case Operation.Remove remove -> remove();
            case Operation.Shift shift -> shift(shift.up());
            case Operation.Add add -> add(add.kind());
            case Operation.AddInside inside -> new Branches(layout, found).add(inside.branch(), inside.kind());
            case Operation.Put put -> new StepKeysEdit(layout, found.step()).put(put.key(), put.value());
        };
    }

    private Outcome remove() {
        if (found.block().isEmpty()) {
            return SINGLE;
        }
        List<Node> items = found.block().get().items();
        if (items.size() == 1) {
            return ALONE;
        }
        int index = found.index();
        if (!layout.isInline(found.block().get())) {
            return replaced(layout.item(found.step()), "");
        }
        Span self = span(items.get(index));
        Span cut = index + 1 < items.size()
                ? new Span(self.from(), span(items.get(index + 1)).from())
                : new Span(span(items.get(index - 1)).to(), self.to());
        return replaced(cut, "");
    }

    private Outcome shift(boolean up) {
        if (found.block().isEmpty()) {
            return SINGLE;
        }
        List<Node> items = found.block().get().items();
        int first = up ? found.index() - 1 : found.index();
        if (first < 0 || first + 1 >= items.size()) {
            return EDGE;
        }
        boolean isInline = layout.isInline(found.block().get());
        Span above = isInline ? span(items.get(first)) : layout.item(items.get(first));
        Span below = isInline ? span(items.get(first + 1)) : layout.item(items.get(first + 1));
        String text = layout.text();
        String high = text.substring(above.from(), above.to());
        String low = whole(text.substring(below.from(), below.to()), isInline);
        String between = text.substring(above.to(), below.from());
        String source = text.substring(0, above.from()) + low + between + high + text.substring(below.to());
        int self = layout.offset(found.step().mark());
        int at = up
                ? above.from() + self - below.from()
                : above.from() + low.length() + between.length() + self - above.from();
        return done(source, at);
    }

    /// The last line of a text may have no end.
    private static String whole(String lines, boolean isInline) {
        return isInline || lines.endsWith("\n") ? lines : lines + "\n";
    }

    private Outcome add(String kind) {
        if (found.block().isEmpty()) {
            return SINGLE;
        }
        String step = NewStep.inline(kind, layout.text());
        if (layout.isInline(found.block().get())) {
            return inserted(layout, span(found.step()).to(), ", " + step, 2);
        }
        String start = " ".repeat(layout.dash(found.step())) + "- ";
        int at = layout.item(found.step()).to();
        boolean isLast = at > 0 && layout.text().charAt(at - 1) != '\n';
        String before = (isLast ? "\n" : "") + start;
        return inserted(layout, at, before + step + "\n", before.length());
    }

    private Span span(Node node) {
        return layout.span(node).orElseThrow(() -> new IllegalStateException("nothing ends at " + node.mark()));
    }

    private Outcome replaced(Span span, String by) {
        String source =
                layout.text().substring(0, span.from()) + by + layout.text().substring(span.to());
        return done(source, span.from());
    }

    /// A text with something put into it.
    ///
    /// @param step where in it the new step begins
    static Outcome inserted(Layout layout, int at, String more, int step) {
        return done(layout.text().substring(0, at) + more + layout.text().substring(at), at + step);
    }

    static Outcome done(String source, int at) {
        int start = source.lastIndexOf('\n', Math.max(0, Math.min(at, source.length()) - 1)) + 1;
        int line =
                (int) source.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
        int column = at <= start ? 1 : source.codePointCount(start, Math.min(at, source.length())) + 1;
        return new Outcome.Done(source, line, column);
    }
}
