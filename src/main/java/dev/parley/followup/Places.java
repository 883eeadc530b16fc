package dev.parley.followup;

import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Node;
import java.util.Optional;

/// Where in a file stands what a JSON pointer names. Pure.
final class Places {
    private Places() {}

    /// Where a pointer leads: to what stands there, else to what it should stand in.
    static Mark of(Node root, String pointer) {
        Node at = root;
        Mark mark = root.mark();
        for (String name : pointer.split("/", -1)) {
            Optional<Node> next = name.isEmpty() ? Optional.of(at) : part(at, name);
            if (next.isEmpty()) {
                return mark;
            }
            mark = at instanceof Node.Mapping mapping && !name.isEmpty()
                    ? key(mapping, name)
                    : next.get().mark();
            at = next.get();
        }
        return mark;
    }

    private static Mark key(Node.Mapping mapping, String name) {
        return mapping.entries().stream()
                .filter(entry -> entry.key().text().equals(name))
                .findFirst()
                .map(entry -> entry.key().mark())
                .orElse(mapping.mark());
    }

    private static Optional<Node> part(Node node, String name) {
        return switch (node) {
            case Node.Mapping mapping -> mapping.get(name);
            case Node.Sequence list ->
                name.matches("[0-9]{1,4}")
                                && Integer.parseInt(name) < list.items().size()
                        ? Optional.of(list.items().get(Integer.parseInt(name)))
                        : Optional.empty();
            case Node.Scalar scalar -> Optional.empty();
            case Node.Broken broken -> Optional.empty();
        };
    }
}
