package dev.parley.store.embedded;

import de.bwaldvogel.mongo.exception.MongoServerException;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The right to change the store: one command at a time has it, and a checkpoint while it cuts. A command's changes
/// go to the log before it gives the turn on, so the log has them in the order in which they happened.
///
/// Safe for any thread.
final class WriteTurn {
    private final ReentrantLock lock = new ReentrantLock();
    private final Changes changes;
    private final RedoLog log;
    private final Health health;
    private final Unsaved unsaved;

    WriteTurn(Changes changes, RedoLog log, Health health, Unsaved unsaved) {
        this.changes = changes;
        this.log = log;
        this.health = health;
        this.unsaved = unsaved;
    }

    /// Runs a writing command and logs what it changed. An error that is an answer, such as a duplicate key in
    /// a bulk, leaves what was done before it. Any other exception in the midst of changes leaves nobody knows
    /// what: the store fails, and opens again without them.
    <T> T write(Supplier<T> command) {
        unsaved.awaitRoom(() -> !health.hasFailed());
        lock.lock();
        try {
            health.checkWritable();
            long number = log.begin();
            boolean sound = false;
            try {
                T answer = command.get();
                sound = true;
                return answer;
            } catch (MongoServerException e) {
                sound = true;
                throw e;
            } finally {
                end(number, sound);
            }
        } finally {
            lock.unlock();
        }
    }

    private void end(long number, boolean sound) {
        if (sound || !changes.bytes().isReadable()) {
            log.append(number, changes.bytes());
        } else {
            log.abandon(new IOException("a command broke off half way; its changes are not kept"));
        }
        changes.clear();
        unsaved.changed();
    }

    /// Runs something while no command is under way.
    void pause(Runnable cut) {
        lock.lock();
        try {
            cut.run();
        } finally {
            lock.unlock();
        }
    }

    boolean isMine() {
        return lock.isHeldByCurrentThread();
    }
}
