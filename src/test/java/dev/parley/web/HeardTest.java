package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeardTest {
    private static final Instant MINUTE = Instant.parse("2026-03-02T10:04:00Z");

    private final TestClock clock = new TestClock(MINUTE.plusMillis(17_123));
    private final Heard heard = new Heard(clock);

    /// Whoever asks every second would else see when somebody answers an anonymous survey.
    @Test
    void a_call_that_was_taken_is_told_by_its_minute_when_that_is_over() {
        heard.answered(Heard.Line.SMS, 200);

        assertThat(heard.last(Heard.Line.SMS)).isEmpty();
        clock.pass(Duration.ofSeconds(42));
        assertThat(heard.last(Heard.Line.SMS)).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(heard.last(Heard.Line.SMS)).contains(new Heard.Call(MINUTE, 200));
    }

    @Test
    void further_calls_change_nothing_before_their_own_minute_is_over() {
        heard.answered(Heard.Line.SMS, 200);
        clock.pass(Duration.ofMinutes(1));
        heard.answered(Heard.Line.SMS, 204);
        clock.pass(Duration.ofSeconds(3));
        heard.answered(Heard.Line.SMS, 200);

        assertThat(heard.last(Heard.Line.SMS)).contains(new Heard.Call(MINUTE, 200));
        clock.pass(Duration.ofMinutes(5));
        assertThat(heard.last(Heard.Line.SMS)).contains(new Heard.Call(MINUTE.plusSeconds(60), 200));
    }

    @Test
    void who_sets_up_a_channel_sees_at_once_that_calls_are_refused() {
        heard.answered(Heard.Line.SMS, 403);

        assertThat(heard.last(Heard.Line.SMS)).contains(new Heard.Call(MINUTE, 403));
        assertThat(heard.last(Heard.Line.SLACK)).isEmpty();
    }
}
