package dev.parley;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Whether others should send requests here, and whether anybody asks. Safe for any thread.
final class Readiness {
    /// Balancers ask every few seconds; who has not asked for so long will not notice an answer either.
    private static final Duration ASKED_LATELY = Duration.ofMinutes(1);

    private final Supplier<Optional<String>> missing;
    private final LongSupplier nanoTime;
    private final AtomicLong asked = new AtomicLong();
    private volatile boolean everAsked;
    private volatile @Nullable String leaving;

    /// @param missing what keeps the server from being ready, as a sentence; may block
    Readiness(Supplier<Optional<String>> missing, LongSupplier nanoTime) {
        this.missing = missing;
        this.nanoTime = nanoTime;
    }

    /// Answers whoever asks.
    Optional<String> ask() {
        asked.set(nanoTime.getAsLong());
        everAsked = true;
        String why = leaving;
        return why == null ? missing.get() : Optional.of(why);
    }

    /// From now on not ready, for this reason.
    void end(String why) {
        leaving = why;
    }

    /// Whether there is somebody who will notice that it has ended.
    boolean isWatched() {
        return everAsked && nanoTime.getAsLong() - asked.get() < ASKED_LATELY.toNanos();
    }
}
