package dev.parley.store.embedded;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The write-ahead side of the store: takes the changes of each command, and writes those of all commands that
/// arrived meanwhile in one go.
///
/// Commands are numbered. `begin` gives a command its number before it changes anything, `append` brings its
/// changes. Whoever has seen the store up to `newest()` waits for that number with `whenSafe`, so neither an
/// acknowledgement nor a read can tell of something a crash would undo.
///
/// Safe for any thread, except that `begin`, `append` and `rotate` need the write turn.
final class RedoLog implements AutoCloseable {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Condition rest = lock.newCondition();
    private final Deque<Waiter> waiters = new ArrayDeque<>();
    private final Consumer<IOException> onFailure;
    private final Thread flusher;

    private RedoFile file;
    private Batch pending = new Batch();
    private Batch spare = new Batch();
    private final AtomicLong newest = new AtomicLong();
    private volatile long safe;
    private long appended;
    private boolean writing;
    private boolean closed;
    private @Nullable IOException failure;

    private record Waiter(long number, Outcome outcome) {}

    /// Told once whether the commands waited for are safe. Called on the log's thread or the caller's: must not
    /// block.
    @FunctionalInterface
    interface Outcome {
        /// Empty when all is safe, else why not.
        void settled(Optional<IOException> failure);
    }

    private RedoLog(RedoFile file, Consumer<IOException> onFailure) {
        this.file = file;
        this.onFailure = onFailure;
        this.flusher = Thread.ofPlatform().daemon().name("parley-redo").unstarted(this::flushUntilClosed);
    }

    static RedoLog start(RedoFile file, Consumer<IOException> onFailure) {
        RedoLog log = new RedoLog(file, onFailure);
        log.flusher.start();
        return log;
    }

    /// The next command starts to change the store.
    long begin() {
        return newest.incrementAndGet();
    }

    /// The newest command whose changes anyone may have seen.
    long newest() {
        return newest.get();
    }

    /// The command is done; `changes` may be empty.
    void append(long number, ByteBuf changes) {
        lock.lock();
        try {
            if (changes.isReadable()) {
                pending.add(changes);
            }
            appended = number;
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    boolean isSafe(long number) {
        return safe >= number;
    }

    void whenSafe(long number, Outcome outcome) {
        lock.lock();
        try {
            if (failure == null && safe < number) {
                waiters.add(new Waiter(number, outcome));
                return;
            }
        } finally {
            lock.unlock();
        }
        outcome.settled(failure == null || safe >= number ? Optional.empty() : Optional.of(failure));
    }

    /// Gives up: nothing that is not safe yet ever will be.
    void abandon(IOException why) {
        fail(why);
    }

    /// Bytes written to the current file.
    long size() {
        return file.size();
    }

    /// Waits until everything appended is written, then goes on in the next file and closes the old one.
    void rotate(RedoFile next) throws IOException {
        lock.lock();
        try {
            while (failure == null && (writing || hasWork())) {
                rest.awaitUninterruptibly();
            }
            if (failure != null) {
                next.close();
                throw failure;
            }
            file.close();
            file = next;
        } finally {
            lock.unlock();
        }
    }

    /// Writes what is left and stops.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            work.signal();
        } finally {
            lock.unlock();
        }
        Threads.join(flusher);
        file.close();
    }

    private void flushUntilClosed() {
        try {
            while (takeTurn()) {
                flushOnce();
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    /// Waits for work; false when closed and nothing is left.
    private boolean takeTurn() {
        lock.lock();
        try {
            while (!hasWork() && !closed && failure == null) {
                work.awaitUninterruptibly();
            }
            writing = hasWork() && failure == null;
            return writing;
        } finally {
            lock.unlock();
        }
    }

    private boolean hasWork() {
        return appended > safe;
    }

    private void flushOnce() throws IOException {
        Batch batch;
        long upTo;
        lock.lock();
        try {
            batch = pending;
            pending = spare;
            upTo = appended;
        } finally {
            lock.unlock();
        }
        if (!batch.isEmpty()) {
            file.write(batch.flip());
            batch.clear();
        }
        settle(upTo, batch);
    }

    private void settle(long upTo, Batch written) {
        List<Waiter> ready = new ArrayList<>();
        lock.lock();
        try {
            spare = written;
            safe = upTo;
            writing = false;
            waiters.removeIf(waiter -> waiter.number() <= upTo && ready.add(waiter));
            rest.signalAll();
        } finally {
            lock.unlock();
        }
        ready.forEach(waiter -> waiter.outcome().settled(Optional.empty()));
    }

    private void fail(IOException cause) {
        List<Waiter> lost;
        lock.lock();
        try {
            failure = cause;
            lost = List.copyOf(waiters);
            waiters.clear();
            work.signalAll();
            rest.signalAll();
        } finally {
            lock.unlock();
        }
        onFailure.accept(cause);
        lost.forEach(waiter -> waiter.outcome().settled(Optional.of(cause)));
    }
}
