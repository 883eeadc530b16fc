package dev.parley.followup;

import dev.parley.flow.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Documents of one kind by their ids. Safe for any thread; blocks, and throws an {@link IllegalStateException} if the
/// store cannot be reached.
public interface Shelf {
    /// The name of the field that guards writes.
    String VERSION = "version";

    /// A document and its id.
    record Entry(String id, Value.Fields fields) {}

    /// Which documents, in the order of one field.
    ///
    /// @param equal fields that must have these values
    /// @param from the field's least value; empty for any, though the field must be there
    /// @param until the field's first value that is too large
    record Query(Map<String, String> equal, String field, Optional<Value> from, Optional<Value> until, Page page) {
        public Query {
            equal = Map.copyOf(equal);
        }

        /// Documents with these values in the order of a field, from the least on.
        public static Query of(Map<String, String> equal, String field, int limit) {
            return new Query(equal, field, Optional.empty(), Optional.empty(), new Page(false, limit));
        }

        /// Documents with these values in the order of a field, from the largest down.
        public static Query newest(Map<String, String> equal, String field, int limit) {
            return new Query(equal, field, Optional.empty(), Optional.empty(), new Page(true, limit));
        }
    }

    /// From the largest on or from the least, and how many at most.
    record Page(boolean downwards, int limit) {}

    /// The document of that id.
    Optional<Value.Fields> find(String id);

    /// Keeps a new document.
    ///
    /// @return whether it was kept; if not, there is one of that id
    boolean insert(String id, Value.Fields document);

    /// Puts a document in the place of another, if that still has this version.
    ///
    /// @return whether it had
    boolean replace(String id, long version, Value.Fields document);

    /// Keeps a document, whatever stood there.
    void put(String id, Value.Fields document);

    /// Forgets a document.
    void remove(String id);

    /// The documents of a query.
    List<Entry> list(Query query);

    /// Forgets all documents whose field has a smaller value.
    void removeBelow(String field, Value least);
}
