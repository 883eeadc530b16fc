package dev.parley.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SteadyClockTest {
    private final AtomicReference<Instant> wall = new AtomicReference<>(Instant.parse("2026-03-01T10:00:00Z"));
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 7);
    private final SteadyClock clock = new SteadyClock(wall::get, nanos::get);

    @Test
    void a_clock_that_runs_on_is_believed_however_seldom_it_is_asked() {
        pass(Duration.ofSeconds(2));
        assertThat(clock.isSteady()).isTrue();
        pass(Duration.ofHours(9));
        assertThat(clock.isSteady()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT3H", "-PT3H", "PT61S", "-PT61S", "P30D"})
    void after_a_jump_it_is_not_believed_until_it_has_run_on_for_a_while(Duration jump) {
        jump(jump);
        assertThat(clock.isSteady()).isFalse();
        pass(Duration.ofSeconds(119));
        assertThat(clock.isSteady()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(clock.isSteady()).isTrue();
        assertThat(clock.jumps()).isEqualTo(1);
    }

    @Test
    void a_clock_that_is_set_back_in_time_was_never_believed() {
        jump(Duration.ofHours(3));
        assertThat(clock.isSteady()).isFalse();
        pass(Duration.ofSeconds(100));
        jump(Duration.ofHours(-3));
        assertThat(clock.isSteady()).isFalse();
        pass(Duration.ofSeconds(119));
        assertThat(clock.isSteady()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(clock.isSteady()).isTrue();
        assertThat(clock.jumps()).isEqualTo(2);
    }

    @Test
    void small_corrections_are_no_jumps_even_if_there_are_many() {
        for (int i = 0; i < 100; i++) {
            jump(Duration.ofSeconds(i % 2 == 0 ? 59 : -59));
            assertThat(clock.isSteady()).isTrue();
        }
        assertThat(clock.jumps()).isZero();
    }

    private void pass(Duration time) {
        wall.updateAndGet(now -> now.plus(time));
        nanos.addAndGet(time.toNanos());
    }

    private void jump(Duration time) {
        wall.updateAndGet(now -> now.plus(time));
    }
}
