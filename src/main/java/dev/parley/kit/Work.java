package dev.parley.kit;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one door from event loops to plain blocking code, which runs on virtual threads. Safe for any thread; never
/// blocks its caller. Only values go through: a task must not touch a request, a response or an event loop's context.
///
/// So many tasks run at once, so many wait, none for longer than its patience: what comes on top is refused with
/// {@link Busy} before it begins, which a caller hears at once instead of after its own deadline.
public final class Work {
    private final Limits limits;
    private final ThreadFactory threads;
    private final LongSupplier nanoTime;
    private final Deque<Job<?>> waiting = new ArrayDeque<>();
    private int running;
    private boolean ended;
    private final LongAdder refused = new LongAdder();

    /// How many tasks may run at once, how many may wait, and for how long.
    public record Limits(int running, int waiting, Duration patience) {
        /// 256 conversations at once keep any store busy; a provider that waited a second and a half for a turn does
        /// better to come back.
        public static final Limits USUAL = new Limits(256, 1024, Duration.ofMillis(1500));
        /// Programs come again, people do not: however much programs ask for, the store has places left for people.
        public static final Limits FOR_PROGRAMS = new Limits(12, 1024, Duration.ofMillis(1500));
    }

    /// Works on threads of this kind, by this clock of nanoseconds.
    public Work(Limits limits, ThreadFactory threads, LongSupplier nanoTime) {
        this.limits = limits;
        this.threads = threads;
        this.nanoTime = nanoTime;
    }

    /// Works on virtual threads within the usual limits.
    public static Work onVirtualThreads() {
        return onVirtualThreads(Limits.USUAL);
    }

    /// Works on virtual threads within these limits.
    public static Work onVirtualThreads(Limits limits) {
        return new Work(limits, Thread.ofVirtual().name("work-", 0).factory(), System::nanoTime);
    }

    /// Runs a task as soon as there is room. The future tells its result or what it threw, on the thread that ran it,
    /// or {@link Busy}.
    public <T> Future<T> run(Supplier<T> task) {
        Job<T> job = new Job<>(task, Promise.promise(), nanoTime.getAsLong());
        switch (admit(job)) {
            case STARTS -> threads.newThread(() -> runFrom(job)).start();
            case WAITS -> {}
            case REFUSED -> refuse(job, "more than " + limits.waiting + " tasks wait");
            case TOO_LATE -> job.refuse("the server ends");
        }
        return job.promise.future();
    }

    /// Refuses the tasks that have waited too long. To be called a few times a second, for when no task ends that would
    /// notice.
    public void refuseStale() {
        for (Job<?> stale = pollStale(); stale != null; stale = pollStale()) {
            refuse(stale, "waited for more than " + limits.patience.toMillis() + " ms");
        }
    }

    /// Begins nothing more, and waits until what was begun has ended, at most so long. What waits for its turn still
    /// gets it.
    ///
    /// @return whether all has ended
    public synchronized boolean end(Duration atMost) {
        ended = true;
        long end = nanoTime.getAsLong() + atMost.toNanos();
        try {
            for (long left = atMost.toNanos(); running > 0 && left > 0; left = end - nanoTime.getAsLong()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return running == 0;
    }

    /// How many tasks were refused because there was too much to do.
    public long refused() {
        return refused.sum();
    }

    private void refuse(Job<?> job, String why) {
        refused.increment();
        job.refuse(why);
    }

    private enum Admission {
        STARTS,
        WAITS,
        REFUSED,
        TOO_LATE
    }

    private synchronized Admission admit(Job<?> job) {
        if (ended) {
            return Admission.TOO_LATE;
        }
        if (running < limits.running) {
            running++;
            return Admission.STARTS;
        }
        if (waiting.size() < limits.waiting) {
            waiting.add(job);
            return Admission.WAITS;
        }
        return Admission.REFUSED;
    }

    /// The next job for a thread that is done with one; without one its place is free again.
    private synchronized @Nullable Job<?> poll() {
        Job<?> next = waiting.poll();
        if (next == null) {
            running--;
            notifyAll();
        }
        return next;
    }

    private synchronized @Nullable Job<?> pollStale() {
        Job<?> oldest = waiting.peek();
        return oldest != null && isStale(oldest) ? waiting.poll() : null;
    }

    private boolean isStale(Job<?> job) {
        return nanoTime.getAsLong() - job.since > limits.patience.toNanos();
    }

    private void runFrom(Job<?> first) {
        Job<?> job = first;
        while (job != null) {
            Runnable outcome = job.outcome();
            refuseStale();
            job = poll();
            outcome.run();
        }
    }

    /// A task, whom to tell, and since when it waits.
    private record Job<T>(Supplier<T> task, Promise<T> promise, long since) {
        /// Runs the task, and gives what tells its outcome: by then the task's place is free.
        Runnable outcome() {
            try {
                T result = task.get();
                return () -> promise.complete(result);
            } catch (Throwable failure) {
                return () -> promise.fail(failure);
            }
        }

        void refuse(String why) {
            promise.fail(new Busy(why));
        }
    }
}
