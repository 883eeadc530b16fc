package dev.parley.store.embedded;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/// What of the store is in memory only. Small changes all over a large store hold many pages, each of them whole: not
/// the log's size but their memory says when they must be written. Safe for any thread.
final class Unsaved {
    /// So much is worth a checkpoint. A checkpoint writes it as one piece, which takes as much memory again.
    static final int ENOUGH = 16 << 20;
    /// With so much writers wait, or the small heap would not do.
    static final int TOO_MUCH = 40 << 20;

    private static final long PAUSE_MILLIS = 200;

    private final IntSupplier bytes;
    private final Semaphore work = new Semaphore(0);
    private final Object room = new Object();

    /// @param bytes how much it is now
    Unsaved(IntSupplier bytes) {
        this.bytes = bytes;
    }

    /// Waits until there is enough to write, for a fifth of a second at most.
    void awaitWork() throws InterruptedException {
        if (work.tryAcquire(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            work.drainPermits();
        }
    }

    boolean isEnough() {
        return bytes.getAsInt() >= ENOUGH;
    }

    /// Tells who waits for work that something was changed.
    void changed() {
        if (isEnough() && work.availablePermits() == 0) {
            work.release();
        }
    }

    /// Ends the wait for work.
    void wake() {
        work.release();
    }

    /// Waits while there is too much.
    ///
    /// @param goOn whether to wait longer; asked at least every fifth of a second
    void awaitRoom(BooleanSupplier goOn) {
        if (bytes.getAsInt() < TOO_MUCH) {
            return;
        }
        synchronized (room) {
            try {
                while (bytes.getAsInt() >= TOO_MUCH && goOn.getAsBoolean()) {
                    changed();
                    room.wait(PAUSE_MILLIS);
                }
            } catch (InterruptedException e) {
                // Whoever is in such a hurry writes at once.
                Thread.currentThread().interrupt();
            }
        }
    }

    /// A checkpoint is written.
    void written() {
        synchronized (room) {
            room.notifyAll();
        }
    }
}
