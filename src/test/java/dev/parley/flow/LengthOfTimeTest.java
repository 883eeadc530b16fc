package dev.parley.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LengthOfTimeTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.9S, 0s",
        "PT1S, 1s",
        "PT90S, 90s",
        "PT60S, 1m",
        "PT1H30M, 90m",
        "PT4H, 4h",
        "PT36H, 36h",
        "PT24H, 1d",
        "PT48H, 2d",
        "P366D, 366d"
    })
    void is_written_as_in_a_flow(Duration time, String shown) {
        assertThat(LengthOfTime.shown(time)).isEqualTo(shown);
    }
}
