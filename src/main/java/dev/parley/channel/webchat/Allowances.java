package dev.parley.channel.webchat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How often something may be done in a name: so many at once, and so many a second after that (a token bucket each).
/// Safe for any thread. Names that are not heard of for ten minutes are forgotten.
public final class Allowances {
    /// Some 100 bytes each.
    private static final int NAMES = 50_000;

    private static final double SECOND = 1e9;

    private final Rate rate;
    private final LongSupplier nanoTime;
    /// Its upkeep is done by whoever takes: to wake another thread for it costs more.
    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .executor(Runnable::run)
            .maximumSize(NAMES)
            .expireAfterAccess(Duration.ofMinutes(10))
            .build();

    /// So many at once, then so many a second; no limit if `perSecond` is 0.
    public record Rate(int burst, double perSecond) {}

    /// By this clock of nanoseconds.
    public Allowances(Rate rate, LongSupplier nanoTime) {
        this.rate = rate;
        this.nanoTime = nanoTime;
    }

    /// Takes one.
    ///
    /// @return how long to wait if there is none; empty if it was taken
    public Optional<Duration> take(String name) {
        if (rate.perSecond == 0) {
            return Optional.empty();
        }
        return buckets.get(name, fresh -> new Bucket(rate.burst, nanoTime.getAsLong()))
                .take(rate, nanoTime.getAsLong());
    }

    /// How many may be taken at once now.
    public long left(String name) {
        Bucket bucket = buckets.getIfPresent(name);
        return bucket == null ? rate.burst : bucket.left(rate, nanoTime.getAsLong());
    }

    private static final class Bucket {
        private double left;
        private long at;

        Bucket(double left, long at) {
            this.left = left;
            this.at = at;
        }

        synchronized long left(Rate rate, long now) {
            refill(rate, now);
            return (long) left;
        }

        private void refill(Rate rate, long now) {
            left = Math.min(rate.burst, left + (now - at) / SECOND * rate.perSecond);
            at = now;
        }

        synchronized Optional<Duration> take(Rate rate, long now) {
            refill(rate, now);
            if (left >= 1) {
                left--;
                return Optional.empty();
            }
            return Optional.of(Duration.ofNanos((long) ((1 - left) / rate.perSecond * SECOND)));
        }
    }
}
