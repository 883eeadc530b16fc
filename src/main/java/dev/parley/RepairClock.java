package dev.parley;

import dev.parley.inbox.Repair;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Has the repair look every half minute whether there is something to repair. Safe for any thread.
final class RepairClock implements AutoCloseable {
    private static final int SECONDS = 30;
    /// The provider's library takes a second to load, which a start has better use for.
    private static final int FIRST_SECONDS = 3;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("repair").factory());
    private final InstantSource clock;

    RepairClock(InstantSource clock) {
        this.clock = clock;
    }

    void start(Repair repair) {
        thread.execute(() -> again(repair));
    }

    private void again(Repair repair) {
        try {
            TimeUnit.SECONDS.sleep(FIRST_SECONDS);
            while (!thread.isShutdown()) {
                repair.look(clock.instant());
                TimeUnit.SECONDS.sleep(SECONDS);
            }
        } catch (InterruptedException e) {
            // Closed: what is left is repaired at the next start.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
