package dev.parley.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/// The MVStore file and the mark in it that says with which redo log it goes on.
///
/// The store commits only at a checkpoint, never by itself: each of its versions holds exactly what the logs before
/// its generation say.
final class StoreFile {
    private static final String MARK_MAP = "parley";
    private static final String GENERATION = "generation";

    private final MVStore store;
    private final MVMap<String, String> mark;
    private final Unsaved unsaved;

    private StoreFile(MVStore store) {
        this.store = store;
        this.mark = store.openMap(MARK_MAP);
        unsaved = new Unsaved(store::getUnsavedMemory);
    }

    static StoreFile open(DataFolder folder, int cacheMegabytes) {
        Path file = folder.store();
        boolean existed = Files.exists(file);
        try {
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .autoCommitBufferSize(0)
                    .cacheSize(cacheMegabytes)
                    .open();
            store.setRetentionTime(0); // a checkpoint syncs before the space of an older version is used again
            store.setVersionsToKeep(2);
            store.setAutoCommitDelay(
                    Integer.MAX_VALUE); // starts the threads that write behind a cut, and never commits
            if (!existed) {
                DataFolder.ownerOnly(file);
            }
            return new StoreFile(store);
        } catch (MVStoreException e) {
            Path copy = folder.keepDamaged(file);
            throw new EmbeddedStoreException(
                    "The store file " + file + " is damaged (" + e.getMessage() + "). A copy is kept as " + copy
                            + ". Restore the whole data folder from a back-up.",
                    e);
        } catch (IOException e) {
            throw new EmbeddedStoreException(
                    "The store file " + file + " cannot be set to owner-only: " + e.getMessage(), e);
        }
    }

    MVStore store() {
        return store;
    }

    Unsaved unsaved() {
        return unsaved;
    }

    /// The redo log with which this version goes on; 0 for a new store.
    long generation() {
        return Long.parseLong(mark.getOrDefault(GENERATION, "0"));
    }

    /// Sets the version of now apart, to be written in the background. Needs that no command is under way;
    /// takes well under a millisecond.
    void cut(long generation) {
        mark.put(GENERATION, Long.toString(generation));
        while (store.hasUnsavedChanges() && store.tryCommit() < 0) {
            if (store.isClosed()) {
                throw new EmbeddedStoreException("the store file was closed by an earlier failure");
            }
            Thread.onSpinWait(); // a write of an earlier version holds the store for a moment
        }
    }

    /// Waits until the version cut last is on the disk.
    void awaitWritten() {
        store.executeFilestoreOperation(() -> {});
        store.sync();
        if (store.isClosed()) {
            throw new EmbeddedStoreException("the store file was closed by an earlier failure");
        }
    }

    /// Lets the next checkpoint rewrite pages from chunks that are mostly dead. New chunks only: nothing is
    /// moved or overwritten in place.
    void tidy(int fillRate, int bytes) {
        store.compact(fillRate, bytes);
    }

    void close() {
        store.close();
    }

    void closeWithoutWriting() {
        store.closeImmediately();
    }
}
