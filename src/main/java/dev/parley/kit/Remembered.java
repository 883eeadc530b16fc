package dev.parley.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/// What was read from the store a moment ago and is not read again for a while, so that other nodes' changes are known
/// within that time. Safe for any thread.
///
/// @param <T> what is remembered
public final class Remembered<T> {
    private final Duration span;
    private final InstantSource clock;
    private final AtomicReference<Optional<Known<T>>> known = new AtomicReference<>(Optional.empty());

    private record Known<T>(T value, Instant at) {
        boolean holds(Instant now, Duration span) {
            return at.plus(span).isAfter(now) && !at.isAfter(now);
        }
    }

    private Remembered(Duration span, InstantSource clock) {
        this.span = span;
        this.clock = clock;
    }

    /// Nothing yet.
    ///
    /// @param span for how long it is not read again
    public static <T> Remembered<T> empty(Duration span, InstantSource clock) {
        return new Remembered<>(span, clock);
    }

    /// What is remembered; else what is read now.
    public T get(Supplier<T> read) {
        Instant now = clock.instant();
        return known.get().filter(one -> one.holds(now, span)).map(Known::value).orElseGet(() -> keep(read.get(), now));
    }

    /// It is this from now on.
    public T set(T value) {
        return keep(value, clock.instant());
    }

    /// The next to ask reads anew.
    public void forget() {
        known.set(Optional.empty());
    }

    private T keep(T value, Instant at) {
        known.set(Optional.of(new Known<>(value, at)));
        return value;
    }
}
