package dev.parley.store.embedded;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The right to change the store: one command at a time has it, and a checkpoint while it cuts. A command's changes go
/// to the log before it
/// gives the turn on, so the log has them in the order in which they happened.
///
/// Safe for any thread.
final class WriteTurn {
    private final ReentrantLock lock = new ReentrantLock();
    private final Changes changes;
    private final RedoLog log;
    private final Health health;

    WriteTurn(Changes changes, RedoLog log, Health health) {
        this.changes = changes;
        this.log = log;
        this.health = health;
    }

    /// Runs a writing command. What it changed is logged even if it fails half way, as a bulk may.
    <T> T write(Supplier<T> command) {
        lock.lock();
        try {
            health.checkWritable();
            long number = log.begin();
            try {
                return command.get();
            } finally {
                log.append(number, changes.bytes());
                changes.clear();
            }
        } finally {
            lock.unlock();
        }
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
