package dev.parley.kit;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a task again and again on a thread of its own, with a pause before each round. A round that fails is told in
/// the log, and the next one comes all the same: what nobody waits for must not end unseen. Safe for any thread.
public final class Rounds implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final ThreadPoolExecutor thread;
    private final Duration pause;
    private final Runnable round;

    private Rounds(String name, Duration pause, Runnable round) {
        this.pause = pause;
        this.round = round;
        thread = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform()
                        .daemon()
                        .name(name)
                        .uncaughtExceptionHandler((of, e) -> LOG.error("a round of {} failed", of.getName(), e))
                        .factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /// Begins.
    ///
    /// @param name the thread's
    /// @param first the pause before the first round
    /// @param pause the one before each other
    public static Rounds start(String name, Duration first, Duration pause, Runnable round) {
        Rounds rounds = new Rounds(name, pause, round);
        rounds.thread.execute(() -> rounds.next(first));
        return rounds;
    }

    /// Interrupts the round that runs; no other begins.
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void next(Duration wait) {
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
            round.run();
        } catch (InterruptedException e) {
            // Closed: nobody needs another round.
            Thread.currentThread().interrupt();
        } finally {
            thread.execute(() -> next(pause));
        }
    }
}
