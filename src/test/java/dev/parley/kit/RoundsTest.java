package dev.parley.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private final BlockingQueue<Thread> rounds = new LinkedBlockingQueue<>();

    @Test
    void goesOnWhateverBecomesOfARound() throws InterruptedException {
        try (Rounds running = start(() -> {
            rounds.add(Thread.currentThread());
            throw new UnsupportedOperationException("what nobody thought of");
        })) {
            assertThat(running).isNotNull();
            Thread first = rounds.take();
            assertThat(rounds.take()).isNotSameAs(first);
            rounds.take();
        }
    }

    @Test
    void closingInterruptsTheRoundThatRunsAndBeginsNoOther() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Rounds running = start(() -> {
            rounds.add(Thread.currentThread());
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Thread round = rounds.take();

        running.close();

        round.join();
        assertThat(rounds).isEmpty();
    }

    private static Rounds start(Runnable round) {
        return Rounds.start("rounds", Duration.ZERO, Duration.ofMillis(1), round);
    }
}
