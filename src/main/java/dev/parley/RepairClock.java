package dev.parley;

import dev.parley.inbox.Repair;
import dev.parley.kit.Rounds;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Has the repair look every half minute whether there is something to repair. Safe for any thread.
final class RepairClock implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofSeconds(30);
    /// The provider's library takes a second to load, which a start has better use for.
    private static final Duration FIRST = Duration.ofSeconds(3);

    private final InstantSource clock;
    private final AtomicReference<Optional<Instant>> refused = new AtomicReference<>(Optional.empty());
    private volatile Optional<Rounds> rounds = Optional.empty();

    RepairClock(InstantSource clock) {
        this.clock = clock;
    }

    /// Begins.
    ///
    /// @param then what is to happen after each look
    void start(Repair repair, Runnable then) {
        rounds = Optional.of(Rounds.start("repair", FIRST, PAUSE, () -> {
            refused.getAndSet(Optional.empty()).ifPresent(repair::refused);
            repair.look(clock.instant());
            then.run();
        }));
    }

    /// A message was refused just now. Does next to nothing, for it comes by the thousand.
    void refused() {
        if (refused.get().isEmpty()) {
            refused.compareAndSet(Optional.empty(), Optional.of(clock.instant()));
        }
    }

    @Override
    public void close() {
        rounds.ifPresent(Rounds::close);
    }
}
