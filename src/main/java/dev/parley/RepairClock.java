package dev.parley;

import dev.parley.inbox.Repair;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Has the repair look every half minute whether there is something to repair. Safe for any thread.
final class RepairClock implements AutoCloseable {
    private static final int SECONDS = 30;
    /// The provider's library takes a second to load, which a start has better use for.
    private static final int FIRST_SECONDS = 3;

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("repair").factory());
    private final InstantSource clock;
    private final AtomicReference<Optional<Instant>> refused = new AtomicReference<>(Optional.empty());

    RepairClock(InstantSource clock) {
        this.clock = clock;
    }

    void start(Repair repair) {
        thread.execute(() -> again(repair));
    }

    /// A message was refused just now. Does next to nothing, for it comes by the thousand.
    void refused() {
        if (refused.get().isEmpty()) {
            refused.compareAndSet(Optional.empty(), Optional.of(clock.instant()));
        }
    }

    private void again(Repair repair) {
        try {
            TimeUnit.SECONDS.sleep(FIRST_SECONDS);
            while (!thread.isShutdown()) {
                refused.getAndSet(Optional.empty()).ifPresent(repair::refused);
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
