/// Owns the database inside the process: a MongoDB-compatible server on loopback whose acknowledged writes survive
/// a kill.
///
/// How it holds together, from the wire down: `WireServer` answers the driver, and holds each reply until the redo
/// log has everything the reply may tell. `DurableBackend`, `DurableDatabase` and `DurableCollection` run the
/// commands on maps of an MVStore; one command writes at a time, reads take no lock. Each command's changes go to
/// the `RedoLog` as one batch of after-images. `Checkpointer` now and then commits the MVStore and starts a new log
/// file; `Recovery` opens what a crash left behind.
@NullMarked
package dev.parley.store.embedded;

import org.jspecify.annotations.NullMarked;
