package dev.parley.store.embedded;

import java.util.List;

/// An index with entries of its own. (The library has one base class for indexes whose keys may repeat and another for
/// unique ones: what both have in common is here.)
interface EntriesIndex extends StoredIndex {
    /// Its entries, of which fields they are, and whether documents without any of them are left out.
    record Kept(IndexEntries entries, IndexedFields fields, boolean isSparse) {}

    Kept kept();

    @Override
    default List<String> fields() {
        return kept().fields().names();
    }

    @Override
    default boolean isComplete() {
        return !kept().isSparse();
    }

    @Override
    default boolean isMultikey() {
        return kept().entries().isMultikey();
    }

    @Override
    default void abandon(StoreMaps maps) {
        kept().entries().dropIfNew(maps);
    }
}
