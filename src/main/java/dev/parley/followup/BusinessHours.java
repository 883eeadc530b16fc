package dev.parley.followup;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// When the desk is at work: hours of each day of the week in one time zone, without its holidays. Right over changes
/// of daylight saving, because each day is taken by the zone's own clock and its length in real time. Pure.
///
/// @param hours days that are not there are free; none at all means round the clock
public record BusinessHours(ZoneId zone, Map<DayOfWeek, Span> hours, Set<LocalDate> holidays) {
    /// Nobody plans further; a calendar without a working day in that time has none.
    private static final int HORIZON_DAYS = 400;

    /// From one time of day to a later one; `to` at midnight is the day's end.
    public record Span(LocalTime from, LocalTime to) {
        /// @throws IllegalArgumentException if it ends before it begins
        public Span {
            if (!to.equals(LocalTime.MIDNIGHT) && !from.isBefore(to)) {
                throw new IllegalArgumentException("hours end after they begin, not from " + from + " to " + to);
            }
        }
    }

    public BusinessHours {
        hours = hours.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(hours));
        holidays = Set.copyOf(holidays);
    }

    /// Round the clock, every day.
    public static BusinessHours always(ZoneId zone) {
        return new BusinessHours(zone, Map.of(), Set.of());
    }

    /// The moment at which so much working time has gone by since `from`; plain time if there is none to be had.
    public Instant after(Instant from, Duration work) {
        if (hours.isEmpty() && holidays.isEmpty()) {
            return from.plus(work);
        }
        Duration left = work;
        LocalDate day = from.atZone(zone).toLocalDate();
        for (int i = 0; i < HORIZON_DAYS; i++) {
            Stretch open = stretch(day.plusDays(i)).from(from);
            if (open.length().compareTo(left) >= 0 && !open.length().isZero()) {
                return open.begin().plus(left);
            }
            left = left.minus(open.length());
        }
        return from.plus(work);
    }

    /// The working time between two moments.
    public Duration between(Instant from, Instant until) {
        if (hours.isEmpty() && holidays.isEmpty()) {
            return from.isBefore(until) ? Duration.between(from, until) : Duration.ZERO;
        }
        Duration sum = Duration.ZERO;
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = from.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            sum = sum.plus(stretch(day).from(from).until(until).length());
        }
        return sum;
    }

    /// A day's working time; an empty one on a day off.
    private Stretch stretch(LocalDate day) {
        ZonedDateTime midnight = day.atStartOfDay(zone);
        Span span = hours.get(day.getDayOfWeek());
        if (holidays.contains(day) || (span == null && !hours.isEmpty())) {
            return new Stretch(midnight.toInstant(), midnight.toInstant());
        }
        if (span == null) {
            return new Stretch(
                    midnight.toInstant(), day.plusDays(1).atStartOfDay(zone).toInstant());
        }
        Instant end = span.to().equals(LocalTime.MIDNIGHT)
                ? day.plusDays(1).atStartOfDay(zone).toInstant()
                : day.atTime(span.to()).atZone(zone).toInstant();
        return new Stretch(day.atTime(span.from()).atZone(zone).toInstant(), end);
    }

    private record Stretch(Instant begin, Instant end) {
        Duration length() {
            return begin.isBefore(end) ? Duration.between(begin, end) : Duration.ZERO;
        }

        Stretch from(Instant at) {
            return begin.isBefore(at) ? new Stretch(at, end) : this;
        }

        Stretch until(Instant at) {
            return at.isBefore(end) ? new Stretch(begin, at) : this;
        }
    }
}
