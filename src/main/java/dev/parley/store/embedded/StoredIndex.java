package dev.parley.store.embedded;

import java.util.List;
import java.util.stream.Stream;

/// What the planner needs of an index. Safe for any thread.
interface StoredIndex {
    /// The indexed fields in order.
    List<String> fields();

    /// Whether two documents cannot share a key.
    boolean isUnique();

    /// Whether every document is in it: a sparse index leaves out those without the fields.
    boolean isComplete();

    /// Whether an array has put one document in several places, which spoils the order and two-sided ranges.
    boolean isMultikey();

    /// Keys of the documents in the span, in index order or downwards; lazily, so that a limit ends the scan.
    Stream<Object> positions(KeySpan span, boolean downwards);

    /// Gives back what a build that failed has left.
    void abandon(StoreMaps maps);
}
