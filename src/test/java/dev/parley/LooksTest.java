package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kit.Work;
import io.vertx.core.Vertx;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LooksTest {
    private final Vertx vertx = Vertx.vertx();
    private final Work work = Work.onVirtualThreads();
    private final Looks looks = new Looks(vertx, work);

    @AfterEach
    void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    /// The ticks of another look that may overlap tell that the first one's came, too.
    @Test
    void a_round_that_takes_longer_than_the_pause_does_not_overlap_with_itself() throws Exception {
        Semaphore ticks = new Semaphore(0);
        CountDownLatch end = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        looks.soon(1, "slow", () -> {
            begun.incrementAndGet();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return 0;
        });
        looks.overlapping(1, "ticks", () -> {
            ticks.release();
            return 0;
        });

        assertThat(ticks.tryAcquire(20, 10, TimeUnit.SECONDS)).isTrue();
        assertThat(begun).hasValue(1);
        end.countDown();
    }

    @Test
    void a_round_that_fails_comes_again() throws Exception {
        Semaphore rounds = new Semaphore(0);
        looks.every(1, "failing", () -> {
            rounds.release();
            throw new IllegalStateException("no store");
        });

        assertThat(rounds.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void nothing_begins_while_the_clock_is_not_believed() throws Exception {
        Semaphore believed = new Semaphore(0);
        AtomicInteger begun = new AtomicInteger();
        new Looks(vertx, work, () -> false).every(1, "unbelieved", begun::incrementAndGet);
        looks.overlapping(1, "believed", () -> {
            believed.release();
            return 0;
        });

        assertThat(believed.tryAcquire(20, 10, TimeUnit.SECONDS)).isTrue();
        assertThat(begun).hasValue(0);
    }
}
