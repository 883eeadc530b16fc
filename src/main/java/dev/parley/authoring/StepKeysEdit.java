package dev.parley.authoring;

import dev.parley.authoring.Layout.Span;
import dev.parley.authoring.Operation.Outcome;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes, changes and takes away keys of a mapping, in the author's own layout. One thread, once.
///
/// @param step the step itself, or the one in which the mapping stands
record StepKeysEdit(Layout layout, Mapping mapping, Mapping step) {
    private static final Set<String> LISTS = Set.of("options", "segments");
    private static final Outcome NESTED =
            new Outcome.Impossible("What stands here has parts of its own. Change it in the text.");
    private static final Outcome LAST =
            new Outcome.Impossible("This is what the step does. Take the whole step away instead.");

    /// Of a step.
    StepKeysEdit(Layout layout, Mapping step) {
        this(layout, step, step);
    }

    /// Writes a key; "" takes it away. A list is written one item a line. `ask.sms` is the key `sms` inside of `ask`.
    Outcome put(String key, String value) {
        int dot = key.indexOf('.');
        if (dot > 0 && mapping.get(key.substring(0, dot)).orElse(null) instanceof Mapping inner) {
            return new StepKeysEdit(layout, inner, step).put(key.substring(dot + 1), value);
        }
        Optional<Mapping.Entry> entry = mapping.entries().stream()
                .filter(one -> one.key().text().equals(key))
                .findFirst();
        if (entry.isEmpty()) {
            return value.isBlank() ? Surgery.done(layout.text(), start()) : key(key, written(key, value, true));
        }
        if (value.isBlank()) {
            return mapping.entries().size() == 1 ? LAST : without(entry.get());
        }
        return replaced(key, entry.get().value(), value);
    }

    private int start() {
        return layout.offset(step.mark());
    }

    private Outcome replaced(String key, Node old, String value) {
        boolean isPlace = old instanceof Node.Scalar
                || (old instanceof Node.Sequence list
                        && layout.isInline(list)
                        && list.items().stream().allMatch(Node.Scalar.class::isInstance));
        Optional<Span> span = layout.span(old).filter(it -> isPlace);
        if (span.isEmpty()) {
            return NESTED;
        }
        boolean isEmpty = span.get().from() == span.get().to();
        String text = (isEmpty ? " " : "") + written(key, value, layout.isInline(mapping));
        String source = layout.text().substring(0, span.get().from())
                + text
                + layout.text().substring(span.get().to());
        return Surgery.done(source, start());
    }

    /// A new key, behind the first one.
    Outcome key(String key, String value) {
        boolean isStep = value.startsWith("{");
        String list = isStep ? "[" + value + "]" : value;
        if (layout.isInline(mapping)) {
            int end = layout.span(mapping).orElseThrow().to() - 1;
            String comma = mapping.entries().isEmpty() ? "" : ", ";
            String more = comma + key + ": " + list;
            return isStep ? Surgery.inserted(layout, end, more, more.indexOf('{')) : put(end, more);
        }
        int indent = indent();
        int at = layout.block(line(mapping.entries().getLast()), indent).to();
        String before = at > 0 && layout.text().charAt(at - 1) != '\n' ? "\n" : "";
        String margin = " ".repeat(indent);
        if (!isStep) {
            return put(at, before + margin + key + ": " + value + "\n");
        }
        String head = before + margin + key + ":\n" + margin + "  - ";
        return Surgery.inserted(layout, at, head + value + "\n", head.length());
    }

    private Outcome put(int at, String more) {
        return Surgery.done(
                layout.text().substring(0, at) + more + layout.text().substring(at), start());
    }

    /// The first branch of a question.
    Outcome branches(String key, String kind) {
        String step = NewStep.inline(kind, layout.text());
        if (layout.isInline(mapping)) {
            int end = layout.span(mapping).orElseThrow().to() - 1;
            String head = ", then: {" + key + ": [";
            return Surgery.inserted(layout, end, head + step + "]}", head.length());
        }
        int at = layout.block(line(mapping.entries().getLast()), indent()).to();
        String margin = " ".repeat(indent());
        String before = layout.text().charAt(at - 1) == '\n' ? "" : "\n";
        String head = before + margin + "then:\n" + margin + "  " + key + ":\n" + margin + "    - ";
        return Surgery.inserted(layout, at, head + step + "\n", head.length());
    }

    private int indent() {
        return mapping.mark().column() - 1;
    }

    private int line(Mapping.Entry entry) {
        return entry.key().mark().line();
    }

    private Outcome without(Mapping.Entry entry) {
        List<Mapping.Entry> all = mapping.entries();
        int index = all.indexOf(entry);
        int from = layout.offset(entry.key().mark());
        boolean isInline = layout.isInline(mapping);
        if (isInline || index == 0) {
            boolean isLast = index + 1 == all.size();
            int cut = isLast ? end(all.get(index - 1)) : from;
            int to =
                    isLast ? end(entry) : layout.offset(all.get(index + 1).key().mark());
            return Surgery.done(layout.text().substring(0, cut) + layout.text().substring(to), start());
        }
        Span lines = layout.block(line(entry), indent());
        return Surgery.done(
                layout.text().substring(0, lines.from()) + layout.text().substring(lines.to()), start());
    }

    private int end(Mapping.Entry entry) {
        return layout.span(entry.value()).orElseThrow().to();
    }

    private String written(String key, String value, boolean isInline) {
        if (LISTS.contains(key)) {
            return Arrays.stream(value.split("\n"))
                    .map(String::strip)
                    .filter(item -> !item.isEmpty())
                    .map(item -> written(item, true))
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        return written(value.strip(), isInline || layout.isInline(mapping));
    }

    private static String written(String text, boolean isInline) {
        boolean isWord = text.matches("true|false|[0-9]+");
        boolean isBracketed = isInline && text.matches("(?s).*[,\\[\\]{}].*");
        return isWord ? text : isBracketed ? Quoting.quoted(text) : Quoting.yaml(text);
    }
}
