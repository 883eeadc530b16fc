package dev.parley.results;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// Days in a row.
///
/// @param from the first
/// @param to the last, which is one of them
public record Days(LocalDate from, LocalDate to) {
    /// @throws IllegalArgumentException if it ends before it begins
    public Days {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(from + " to " + to + " are no days");
        }
    }

    /// How many.
    public int count() {
        return Math.toIntExact(ChronoUnit.DAYS.between(from, to)) + 1;
    }

    /// Each of them.
    public List<LocalDate> each() {
        return from.datesUntil(to.plusDays(1)).toList();
    }

    /// As many days, right before these.
    public Days before() {
        return new Days(from.minusDays(count()), from.minusDays(1));
    }

    /// When a day begins; a day of a clock change has 23 or 25 hours.
    public static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
