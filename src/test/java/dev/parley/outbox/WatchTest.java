package dev.parley.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Delivery;
import dev.parley.channel.Sender;
import dev.parley.kit.SteadyClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The watch and a wall clock that the test sets.
class WatchTest {
    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private final AtomicLong nanos = new AtomicLong();
    /// One each time that the watch asked whether the clock may be acted by.
    private final Semaphore asked = new Semaphore(0);
    /// One each time that it looked which lanes are due.
    private final Semaphore looks = new Semaphore(0);
    private final Semaphore ticks = new Semaphore(0);
    private final SteadyClock steady = new SteadyClock(wall::get, () -> {
        asked.release();
        return nanos.get();
    });
    private volatile @Nullable RuntimeException fault;
    private final Watch watch = new Watch(wall::get, steady, Duration.ofMillis(5));

    @BeforeEach
    void start() throws InterruptedException {
        watch.start(new Dispatcher(new Dispatcher.Parts(
                new CountedLanes(), new Carriers(Map.of()), new Tally(), wall::get, Runnable::run)));
        looks.acquire();
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void a_clock_that_is_set_back_does_not_stop_it_for_as_long() throws InterruptedException {
        set(Duration.ofHours(-3));
        awaitRefusal();
        looks.drainPermits();
        settle();
        looks.acquire();
        watch.set("lane", wall.get());
        ticks.acquire();

        assertThat(watch.isStuck()).isFalse();
    }

    @Test
    void after_a_jump_nothing_is_taken_up_until_the_clock_is_believed() throws InterruptedException {
        set(Duration.ofHours(3));
        awaitRefusal();
        looks.drainPermits();
        watch.set("lane", wall.get());
        asked.drainPermits();
        asked.acquire(3);
        assertThat(ticks.availablePermits() + looks.availablePermits()).isZero();
        assertThat(watch.isStuck()).isFalse();

        settle();
        looks.acquire();
    }

    @Test
    void looks_again_after_a_failure_that_nobody_thought_of() throws InterruptedException {
        fault = new UnsupportedOperationException("what nobody thought of");
        looks.drainPermits();
        looks.acquire(3);

        fault = null;
        looks.drainPermits();
        looks.acquire(3);
        watch.set("lane", wall.get());
        ticks.acquire();
    }

    private void set(Duration jump) {
        wall.updateAndGet(now -> now.plus(jump));
    }

    /// Both clocks run on, while nobody compares them.
    private void settle() {
        synchronized (steady) {
            set(Duration.ofMinutes(2));
            nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        }
    }

    /// Waits until the watch has met the jump.
    private void awaitRefusal() throws InterruptedException {
        while (steady.jumps() == 0) {
            asked.acquire();
        }
    }

    private final class CountedLanes implements DueLanes {
        @Override
        public List<String> due(int limit) {
            looks.release();
            RuntimeException thrown = fault;
            if (thrown != null) {
                throw thrown;
            }
            return List.of();
        }

        @Override
        public Optional<Job> tick(String lane) {
            ticks.release();
            return Optional.empty();
        }

        @Override
        public Optional<Job> report(Job job, Delivery delivery) {
            return Optional.empty();
        }

        @Override
        public Optional<Job> report(Job job, Sender.Search search) {
            return Optional.empty();
        }
    }
}
