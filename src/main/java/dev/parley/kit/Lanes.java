package dev.parley.kit;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/// Runs tasks of one key one after the other, in the order they were given, and those of different keys side by side.
/// Safe for any thread; never blocks its caller. A key takes room only while it has tasks.
public final class Lanes {
    /// Nobody types that many messages while one is taken in; a machine that does may be told to wait.
    public static final int WAITING_A_LANE = 16;

    private final Work work;
    private final LongAdder refused = new LongAdder();
    private final Map<String, Deque<Task<?>>> busy = new HashMap<>();

    /// @param work where the tasks run
    public Lanes(Work work) {
        this.work = work;
    }

    /// Runs a task when all earlier ones of its key are done. The future tells what {@link Work#run} tells, or
    /// {@link Busy} if {@value #WAITING_A_LANE} tasks of the key wait already.
    public <T> Future<T> run(String key, Supplier<T> task) {
        Task<T> last = new Task<>(task, Promise.promise());
        switch (enter(key, last)) {
            case STARTS -> start(key, last);
            case WAITS -> {}
            case REFUSED -> {
                refused.increment();
                last.promise.fail(new Busy(WAITING_A_LANE + " tasks of one lane wait"));
            }
        }
        return last.promise.future();
    }

    /// How many tasks were refused here because their lane was full.
    public long refused() {
        return refused.sum();
    }

    private enum Entry {
        STARTS,
        WAITS,
        REFUSED
    }

    private synchronized Entry enter(String key, Task<?> task) {
        Deque<Task<?>> waiting = busy.get(key);
        if (waiting == null) {
            busy.put(key, new ArrayDeque<>(1));
            return Entry.STARTS;
        }
        if (waiting.size() >= WAITING_A_LANE) {
            return Entry.REFUSED;
        }
        waiting.add(task);
        return Entry.WAITS;
    }

    private synchronized Optional<Task<?>> leave(String key) {
        Deque<Task<?>> waiting = busy.getOrDefault(key, new ArrayDeque<>(0));
        Optional<Task<?>> next = Optional.ofNullable(waiting.poll());
        if (next.isEmpty()) {
            busy.remove(key);
        }
        return next;
    }

    private <T> void start(String key, Task<T> task) {
        work.run(task.body).onComplete(result -> {
            task.promise.handle(result);
            leave(key).ifPresent(next -> start(key, next));
        });
    }

    /// What to do and whom to tell.
    private record Task<T>(Supplier<T> body, Promise<T> promise) {}
}
