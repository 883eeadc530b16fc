package dev.parley.outbox;

import dev.parley.kit.Seldom;
import dev.parley.kit.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has the dispatcher look again and again: at once where there was much to do, else every two seconds; and take up
/// each lane that this node wrote when it is due, without looking. Safe for any thread.
public final class Watch implements Alarm, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    /// What is due is to be done within a few seconds; a look costs one read.
    private static final Duration PAUSE = Duration.ofSeconds(2);
    /// After a look that found as many as it takes there are more.
    private static final Duration BUSY_PAUSE = Duration.ofMillis(50);
    /// A round takes seconds: who has not come back after so long is reported as not ready.
    private static final Duration STUCK = Duration.ofMinutes(1);
    /// What is due later is found by looking.
    private static final Duration HORIZON = Duration.ofSeconds(5);
    /// A hint each; beyond it looking is as good.
    private static final int HINTS = 10_000;
    /// A call takes 20 seconds at most.
    private static final Duration DRAIN = Duration.ofSeconds(25);

    private final InstantSource clock;
    private final SteadyClock steady;
    private final Duration pause;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Hint> hints = new PriorityQueue<>();
    private final Seldom faults = Seldom.inLogs();
    /// By the clock that only runs on, as all pauses: the one on the wall may be set back by hours.
    private volatile long looked;

    private volatile boolean looks;
    private boolean closed;
    private volatile Optional<Thread> thread = Optional.empty();

    private record Hint(Instant due, String lane) implements Comparable<Hint> {
        @Override
        public int compareTo(Hint other) {
            return due.compareTo(other.due);
        }
    }

    /// Not watching yet; keeps hints already.
    ///
    /// @param steady tells whether the clock may be acted by
    public Watch(InstantSource clock, SteadyClock steady) {
        this(clock, steady, PAUSE);
    }

    Watch(InstantSource clock, SteadyClock steady, Duration pause) {
        this.clock = clock;
        this.steady = steady;
        this.pause = pause;
    }

    /// Begins to watch.
    public void start(Dispatcher dispatcher) {
        start(dispatcher, System.nanoTime());
    }

    /// Whatever becomes of one look or one lane, it looks again.
    private void start(Dispatcher dispatcher, long first) {
        thread = Optional.of(Thread.ofPlatform()
                .daemon()
                .name("dispatcher")
                .uncaughtExceptionHandler((of, e) -> {
                    LOG.error("looking which lanes are due failed, again in {} s", PAUSE.toSeconds(), e);
                    start(dispatcher, System.nanoTime() + pause.toNanos());
                })
                .start(() -> watch(dispatcher, first)));
    }

    @Override
    public void set(String lane, Instant due) {
        if (due.isAfter(clock.instant().plus(HORIZON))) {
            return;
        }
        lock.lock();
        try {
            if (hints.size() < HINTS) {
                hints.add(new Hint(due, lane));
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Whether it has not looked for a minute, though it should every two seconds.
    public boolean isStuck() {
        return looks && System.nanoTime() - looked > STUCK.toNanos();
    }

    /// Takes up nothing more.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        thread.ifPresent(Watch::await);
    }

    private static void await(Thread thread) {
        try {
            thread.join(DRAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch(Dispatcher dispatcher, long first) {
        long look = first;
        while (!isClosed()) {
            if (look - System.nanoTime() <= 0) {
                look = System.nanoTime() + (look(dispatcher) ? BUSY_PAUSE : pause).toNanos();
            }
            for (Hint hint = next(look); hint != null; hint = next(look)) {
                if (steady.isSteady()) {
                    dispatcher.take(hint.lane());
                }
            }
        }
        dispatcher.end();
        drain(dispatcher);
    }

    /// Whether there is more to do than was taken up.
    private boolean look(Dispatcher dispatcher) {
        looked = System.nanoTime();
        looks = true;
        try {
            int taken = steady.isSteady() ? dispatcher.look() : 0;
            LOG.debug("{} lanes were due", taken);
            return dispatcher.isBehind();
        } catch (IllegalStateException e) {
            if (faults.isDue()) {
                LOG.warn("cannot look which lanes are due, again in {} s: {}", PAUSE.toSeconds(), e.getMessage());
            }
            return false;
        }
    }

    /// The next hint that is due, waited for until it is time to look; null then, or when closed.
    ///
    /// @param look when to look, in nanoseconds
    private @Nullable Hint next(long look) {
        lock.lock();
        try {
            for (long left = left(look); !closed && left > 0; left = left(look)) {
                Instant now = clock.instant();
                Hint first = hints.peek();
                if (first != null && !first.due().isAfter(now)) {
                    return hints.poll();
                }
                long hint = first == null
                        ? left
                        : Duration.between(now, first.due()).toNanos();
                LOG.trace("woken {} ns early", changed.awaitNanos(Math.min(left, hint)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        } finally {
            lock.unlock();
        }
        return null;
    }

    private static long left(long look) {
        return look - System.nanoTime();
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void drain(Dispatcher dispatcher) {
        long end = System.nanoTime() + DRAIN.toNanos();
        lock.lock();
        try {
            while (dispatcher.atWork() > 0 && System.nanoTime() < end) {
                boolean woken = changed.await(20, TimeUnit.MILLISECONDS);
                LOG.debug("waiting for {} lanes at work{}", dispatcher.atWork(), woken ? "" : " still");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
