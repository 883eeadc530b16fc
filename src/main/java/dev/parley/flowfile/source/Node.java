package dev.parley.flowfile.source;

import java.util.List;
import java.util.Optional;

/// A part of a file's tree with its place. All scalars are text here: what a word means depends on where it stands, not
/// on its looks, so `no`, `on`, `10:30` and `010` stay what the author wrote.
public sealed interface Node {
    /// Where it begins.
    Mark mark();

    /// One text. `plain` is true without quotes and block signs; an empty plain one is "nothing".
    record Scalar(Mark mark, String text, boolean plain, Spot spot) implements Node {
        /// Whether the author left the place empty (`end:`) or wrote YAML's word for nothing.
        public boolean isNothing() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        /// The place of a character of the text in the file, as well as it can be told through quoting and folding.
        public Mark at(int offset) {
            return spot.find(text, offset);
        }
    }

    /// A list.
    record Sequence(Mark mark, List<Node> items) implements Node {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// Named parts in the order written; no name is there twice.
    record Mapping(Mark mark, List<Entry> entries) implements Node {
        /// A name and what stands there.
        public record Entry(Scalar key, Node value) {}

        public Mapping {
            entries = List.copyOf(entries);
        }

        /// What stands at a name.
        public Optional<Node> get(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().text().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }
    }

    /// Something already reported; readers pass over it without another word.
    record Broken(Mark mark) implements Node {}
}
