package dev.parley.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RememberedTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final TestClock clock = new TestClock(NOON);
    private final Remembered<String> known = Remembered.empty(Duration.ofSeconds(5), clock);

    @Test
    void what_was_read_is_not_read_again_within_the_span() {
        assertThat(known.get(() -> "first")).isEqualTo("first");
        clock.pass(Duration.ofMillis(4_999));
        assertThat(known.get(() -> "second")).isEqualTo("first");
        clock.pass(Duration.ofMillis(1));
        assertThat(known.get(() -> "third")).isEqualTo("third");
    }

    @Test
    void what_this_node_sets_or_changes_is_known_at_once() {
        known.get(() -> "first");
        known.set("set");
        assertThat(known.get(() -> "read")).isEqualTo("set");
        known.forget();
        assertThat(known.get(() -> "read")).isEqualTo("read");
    }

    @Test
    void a_clock_that_was_put_back_does_not_keep_it_for_longer() {
        known.get(() -> "first");
        clock.pass(Duration.ofHours(-1));
        assertThat(known.get(() -> "second")).isEqualTo("second");
    }
}
