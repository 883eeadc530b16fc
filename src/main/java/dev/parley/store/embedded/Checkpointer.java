package dev.parley.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.h2.mvstore.MVStoreException;

/// Moves changes from the redo log into the store file: cuts a version of the store together with the log, lets it
/// be written while commands go on, then forgets the logs it covers, all but the newest of them. Writes nothing
/// while nothing changes.
final class Checkpointer implements AutoCloseable {
    private static final int TIDY_BELOW_PERCENT = 60;
    private static final int TIDY_BYTES = 8 << 20;

    private final Engine.Parts parts;
    private final DataFolder folder;
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("parley-checkpoint").unstarted(this::runUntilClosed);
    private long generation;
    private long lastNanos = System.nanoTime();

    Checkpointer(Engine.Parts parts, long generation) {
        this.parts = parts;
        this.folder = parts.setup().folder();
        this.generation = generation;
    }

    void start() {
        thread.start();
    }

    private void runUntilClosed() {
        try {
            while (closed.getCount() > 0 && !parts.health().hasFailed()) {
                parts.file().unsaved().awaitWork();
                if (closed.getCount() > 0) {
                    look();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody but this class knows the thread: it ends
        }
    }

    private void look() {
        try {
            checkSpace();
            long bytes = parts.log().size();
            boolean due = System.nanoTime() - lastNanos
                    >= parts.setup().options().checkpointInterval().toNanos();
            boolean isMuch = bytes >= parts.setup().options().checkpointBytes()
                    || parts.file().unsaved().isEnough();
            if (isMuch || (due && bytes > RedoFormat.HEADER_BYTES)) {
                checkpoint();
            }
        } catch (IOException | MVStoreException | EmbeddedStoreException e) {
            parts.health()
                    .fail(new EmbeddedStoreException(
                            "a checkpoint in " + folder.path() + " could not be written: " + e.getMessage(), e));
        }
    }

    private void checkSpace() throws IOException {
        long free = folder.freeBytes();
        if (free < parts.setup().options().minFreeBytes()) {
            parts.health()
                    .spaceLow("only " + (free >> 20) + " MB are free for the data folder " + folder.path()
                            + "; writes are refused until "
                            + (parts.setup().options().minFreeBytes() >> 20) + " MB are");
        } else {
            parts.health().spaceEnough();
        }
    }

    /// One checkpoint. Commands wait for the cut only, not for the writing.
    void checkpoint() throws IOException {
        lock.lock();
        try {
            parts.file().tidy(TIDY_BELOW_PERCENT, TIDY_BYTES);
            long next = generation + 1;
            RedoFile fresh = parts.setup().newLog(next);
            cut(next, fresh);
            generation = next;
            parts.file().awaitWritten();
            StoreState.write(folder, next);
            deleteBefore(next - 1);
            lastNanos = System.nanoTime();
            parts.file().unsaved().written();
        } finally {
            lock.unlock();
        }
    }

    private void cut(long next, RedoFile fresh) throws IOException {
        IOException[] failure = new IOException[1];
        parts.turn().pause(() -> {
            try {
                parts.log().rotate(fresh);
                parts.file().cut(next);
            } catch (IOException e) {
                failure[0] = e;
            }
        });
        if (failure[0] != null) {
            throw failure[0];
        }
    }

    /// The log before the newest checkpoint stays: with it an older version of the store file can still be
    /// brought up to date.
    private void deleteBefore(long oldest) throws IOException {
        for (long old : folder.redoGenerations()) {
            if (old < oldest) {
                Files.deleteIfExists(folder.redo(old));
            }
        }
    }

    /// Stops looking, and waits for a checkpoint under way; does not make another.
    @Override
    public void close() {
        closed.countDown();
        parts.file().unsaved().wake();
        Threads.join(thread);
    }
}
