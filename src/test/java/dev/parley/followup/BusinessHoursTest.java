package dev.parley.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/// Working time by the clock of the desk's own zone.
class BusinessHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BusinessHours.Span DAY = new BusinessHours.Span(LocalTime.of(9, 0), LocalTime.of(17, 0));

    @ParameterizedTest(name = "{0} and {1} of work end at {2}: {3}")
    @CsvFileSource(resources = "business-hours.tsv", delimiter = '\t', numLinesToSkip = 1)
    void work_ends_when_so_much_working_time_has_gone_by(String from, String work, String end, String why) {
        Instant began = Instant.parse(from);
        Instant ended = Instant.parse(end);

        assertThat(berlin().after(began, Duration.parse(work))).as(why).isEqualTo(ended);
        assertThat(berlin().between(began, ended)).as(why).isEqualTo(Duration.parse(work));
    }

    @Test
    void a_desk_round_the_clock_counts_every_hour_of_a_day_that_has_23() {
        BusinessHours always = BusinessHours.always(BERLIN);
        Instant from = Instant.parse("2026-03-28T12:00:00Z");

        assertThat(always.after(from, Duration.ofHours(24))).isEqualTo(Instant.parse("2026-03-29T12:00:00Z"));
        assertThat(always.between(from, from.minusSeconds(1))).isZero();
    }

    @Test
    void a_shift_may_end_at_midnight() {
        BusinessHours late = new BusinessHours(
                BERLIN,
                Map.of(DayOfWeek.MONDAY, new BusinessHours.Span(LocalTime.of(22, 0), LocalTime.MIDNIGHT)),
                Set.of());

        assertThat(late.after(Instant.parse("2026-03-02T21:30:00Z"), Duration.ofHours(2)))
                .isEqualTo(Instant.parse("2026-03-09T21:30:00Z"));
        assertThatThrownBy(() -> new BusinessHours.Span(LocalTime.of(9, 0), LocalTime.of(9, 0)))
                .hasMessageContaining("hours end after they begin");
    }

    @Test
    void a_calendar_without_a_working_day_counts_plain_time() {
        BusinessHours none = new BusinessHours(
                BERLIN,
                Map.of(DayOfWeek.MONDAY, DAY),
                Set.copyOf(LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2029, 1, 1))
                        .toList()));
        Instant from = Instant.parse("2026-03-02T12:00:00Z");

        assertThat(none.after(from, Duration.ofHours(4))).isEqualTo(from.plus(Duration.ofHours(4)));
    }

    @Test
    void the_time_between_a_moment_and_the_end_of_work_is_the_work() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Instant from = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(400 * 86_400));
            Duration work = Duration.ofMinutes(1 + random.nextInt(5_000));

            assertThat(berlin().between(from, berlin().after(from, work)))
                    .as("seed 7, round %d: %s of work from %s", i, work, from)
                    .isEqualTo(work);
        }
    }

    /// Monday to Friday from nine to five, without Easter Monday and Christmas.
    private static BusinessHours berlin() {
        Map<DayOfWeek, BusinessHours.Span> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.compareTo(DayOfWeek.FRIDAY) <= 0) {
                week.put(day, DAY);
            }
        }
        return new BusinessHours(BERLIN, week, Set.of(LocalDate.of(2026, 4, 6), LocalDate.of(2026, 12, 25)));
    }
}
