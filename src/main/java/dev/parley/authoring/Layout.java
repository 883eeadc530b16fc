package dev.parley.authoring;

import dev.parley.flowfile.source.Extents;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Node.Mapping;
import dev.parley.flowfile.source.Problems;
import dev.parley.flowfile.source.SourceReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a text is laid out: its tree, its lines, and from where to where its parts go. One thread.
final class Layout {
    private final String text;
    private final Node root;
    private final Extents extents;
    private final List<Integer> starts = new ArrayList<>();

    private Layout(String text, Node root) {
        this.text = text;
        this.root = root;
        extents = Extents.of(text);
        starts.add(0);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                starts.add(i + 1);
            }
        }
    }

    /// From one character to behind another.
    record Span(int from, int to) {}

    /// A step, and the list it stands in; empty where a single step stands instead of a list.
    record Found(Mapping step, Optional<Node.Sequence> block, int index) {}

    /// The layout of a text; empty if it is no YAML.
    static Optional<Layout> of(String text) {
        Problems problems = new Problems("flow.yaml");
        return SourceReader.read(text.getBytes(StandardCharsets.UTF_8), problems)
                .filter(root -> !problems.hasErrors())
                .map(root -> new Layout(text, root));
    }

    String text() {
        return text;
    }

    /// The step that begins at a place.
    Optional<Found> step(Mark at) {
        return find(root, Optional.empty(), 0, at);
    }

    private static Optional<Found> find(Node node, Optional<Node.Sequence> block, int index, Mark at) {
        if (node instanceof Mapping mapping) {
            if (mapping.mark().equals(at) && mapping.get("flow").isEmpty()) {
                return Optional.of(new Found(mapping, block, index));
            }
            return mapping.entries().stream()
                    .map(entry -> find(entry.value(), Optional.empty(), 0, at))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (node instanceof Node.Sequence sequence) {
            for (int i = 0; i < sequence.items().size(); i++) {
                Optional<Found> found = find(sequence.items().get(i), Optional.of(sequence), i, at);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /// The position of a place in the text.
    int offset(Mark at) {
        int start = starts.get(Math.min(at.line(), starts.size()) - 1);
        int end = at.line() < starts.size() ? starts.get(at.line()) : text.length();
        int columns = text.codePointCount(start, end);
        return text.offsetByCodePoints(start, Math.clamp(at.column() - 1L, 0, columns));
    }

    /// The number of the line at a position, from 1.
    int line(int offset) {
        int line = starts.size();
        while (starts.get(line - 1) > offset) {
            line--;
        }
        return line;
    }

    /// Where a line begins; behind the last one, where the text ends.
    int lineStart(int line) {
        return line <= starts.size() ? starts.get(line - 1) : text.length();
    }

    /// A line without its end; "" behind the last one.
    String lineText(int line) {
        return text.substring(lineStart(line), lineStart(line + 1)).stripTrailing();
    }

    /// How many lines there are.
    int lines() {
        return starts.size();
    }

    /// How far a line is indented; more than any for an empty one.
    int indent(int line) {
        String shown = lineText(line);
        return shown.isBlank()
                ? Integer.MAX_VALUE
                : shown.length() - shown.stripLeading().length();
    }

    /// Whether a list or a mapping is written in brackets.
    boolean isInline(Node node) {
        int at = offset(node.mark());
        return at < text.length() && "[{".indexOf(text.charAt(at)) >= 0;
    }

    /// What is written in one piece: a value, or something in brackets.
    Optional<Span> span(Node node) {
        int from = offset(node.mark());
        return extents.end(node.mark())
                .map(this::offset)
                .map(to -> new Span(
                        from, from + text.substring(from, to).stripTrailing().length()));
    }

    /// The lines of something that is indented below `indent`, from a line on; empty lines and comments behind it are
    /// not among them unless they are indented as it is.
    Span block(int first, int indent) {
        int last = first;
        for (int line = first + 1; line <= lines() && indent(line) > indent; line++) {
            last = indent(line) == Integer.MAX_VALUE ? last : line;
        }
        return new Span(lineStart(first), lineStart(last + 1));
    }

    /// An item of a list that is written with dashes, with the comment lines right above it.
    Span item(Node item) {
        int dash = text.lastIndexOf('-', offset(item.mark()) - 1);
        int first = line(dash);
        int indent = dash - lineStart(first);
        Span block = block(first, indent);
        int from = first;
        while (from > 1
                && indent(from - 1) == indent
                && lineText(from - 1).strip().startsWith("#")) {
            from--;
        }
        return new Span(lineStart(from), block.to());
    }

    /// How far the dash of an item is indented.
    int dash(Node item) {
        int dash = text.lastIndexOf('-', offset(item.mark()) - 1);
        return dash - lineStart(line(dash));
    }
}
