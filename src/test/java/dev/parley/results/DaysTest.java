package dev.parley.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Days as clocks on the wall have them.
class DaysTest {
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, 23",
        "Europe/Berlin, 2026-10-25, 25",
        "America/New_York, 2026-03-08, 23",
        "America/New_York, 2026-11-01, 25",
        "Asia/Kathmandu, 2026-03-29, 24",
        "UTC, 2026-03-29, 24",
        // Its clocks go forward at midnight: the day begins at one.
        "Asia/Beirut, 2026-03-29, 23",
    })
    void a_day_is_as_long_as_the_clocks_make_it(String zone, LocalDate day, long hours) {
        Instant start = Days.start(day, ZoneId.of(zone));
        Instant end = Days.start(day.plusDays(1), ZoneId.of(zone));

        assertThat(Duration.between(start, end)).isEqualTo(Duration.ofHours(hours));
        assertThat(start.atZone(ZoneId.of(zone)).toLocalDate()).isEqualTo(day);
        assertThat(start.minusNanos(1).atZone(ZoneId.of(zone)).toLocalDate()).isEqualTo(day.minusDays(1));
    }

    /// Marks are kept by quarters of an hour, which no day of any zone cuts.
    @Test
    void days_of_all_zones_begin_at_a_quarter_of_an_hour() {
        for (String name : ZoneId.getAvailableZoneIds()) {
            for (LocalDate day : new Days(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31")).each()) {
                assertThat(Days.start(day, ZoneId.of(name)).getEpochSecond() % 900)
                        .as("%s %s", name, day)
                        .isZero();
            }
        }
    }

    @Test
    void the_pieces_of_a_time_hold_each_of_its_days_once() {
        Days days = new Days(LocalDate.parse("2026-03-04"), LocalDate.parse("2026-05-17"));
        for (Interval interval : Interval.values()) {
            List<LocalDate> each = interval.pieces(days).stream()
                    .flatMap(piece -> piece.each().stream())
                    .toList();
            assertThat(each).isEqualTo(days.each());
        }
        assertThat(days.before()).isEqualTo(new Days(LocalDate.parse("2025-12-19"), LocalDate.parse("2026-03-03")));
    }
}
