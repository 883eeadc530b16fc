package dev.parley.store.embedded;

/// What databases and collections work on: the maps, and the turn to change them.
record Storage(StoreMaps maps, WriteTurn turn) {}
