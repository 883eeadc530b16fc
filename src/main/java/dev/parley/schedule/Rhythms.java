package dev.parley.schedule;

import dev.parley.flow.Trigger.Rhythm;
import dev.parley.flow.Value;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// When the clock asks a person. Pure.
public final class Rhythms {
    /// A Monday: the weeks of a rhythm of several are counted from it, so that they are the same for all.
    private static final LocalDate FIRST_WEEK = LocalDate.of(1970, 1, 5);

    private Rhythms() {}

    /// One time at which a person is asked, and the day it is there.
    public record Occurrence(LocalDate day, Instant at) {}

    /// The times of a rhythm in a zone, later than `after` and not later than `until`. A time that a change of
    /// the clock leaves out is taken behind the gap; one that comes twice, once.
    public static List<Occurrence> between(Rhythm rhythm, ZoneId zone, Instant after, Instant until) {
        List<Occurrence> times = new ArrayList<>();
        LocalDate last = until.atZone(zone).toLocalDate();
        for (LocalDate day = after.atZone(zone).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            Instant at = day.atTime(rhythm.at()).atZone(zone).toInstant();
            if (isOn(rhythm, day) && at.isAfter(after) && !at.isAfter(until)) {
                times.add(new Occurrence(day, at));
            }
        }
        return times;
    }

    private static boolean isOn(Rhythm rhythm, LocalDate day) {
        long week = Math.floorDiv(ChronoUnit.DAYS.between(FIRST_WEEK, day), 7);
        return rhythm.days().contains(day.getDayOfWeek())
                && Math.floorMod(week, rhythm.weeks()) == 0
                && !rhythm.holidays().contains(day);
    }

    /// The time so long after a day or a moment in a field; empty if the field holds neither. A day begins at its
    /// midnight in the zone.
    public static Optional<Occurrence> after(Value field, Duration plus, ZoneId zone) {
        Optional<Instant> from = field instanceof Value.Moment moment ? Optional.of(moment.at()) : day(field, zone);
        return from.map(at -> at.plus(plus))
                .map(at -> new Occurrence(at.atZone(zone).toLocalDate(), at));
    }

    private static Optional<Instant> day(Value field, ZoneId zone) {
        try {
            return Optional.of(
                    LocalDate.parse(field.shown().strip()).atStartOfDay(zone).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
