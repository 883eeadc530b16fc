package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadinessTest {
    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
    private Optional<String> missing = Optional.empty();
    private final Readiness readiness = new Readiness(() -> missing, nanoTime::get);

    @Test
    void tells_what_is_missing_and_once_it_has_ended_only_that() {
        assertThat(readiness.ask()).isEmpty();
        missing = Optional.of("The disk is full.");
        assertThat(readiness.ask()).contains("The disk is full.");

        readiness.end("The server is being shut down.");
        assertThat(readiness.ask()).contains("The server is being shut down.");
    }

    @Test
    void is_watched_as_long_as_somebody_asks() {
        assertThat(readiness.isWatched()).isFalse();
        readiness.ask();
        nanoTime.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(readiness.isWatched()).isTrue();
        nanoTime.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(readiness.isWatched()).isFalse();
    }
}
