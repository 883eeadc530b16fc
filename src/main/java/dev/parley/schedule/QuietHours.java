package dev.parley.schedule;

import dev.parley.flow.Gates.Quiet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// When people may be written to: outside of quiet hours, in every zone they may be in. Right over changes of daylight
/// saving, because each moment is looked at by the zone's own clock. Pure.
public final class QuietHours {
    /// If two days have no such moment, no day has one.
    private static final Duration HORIZON = Duration.ofDays(2);

    private QuietHours() {}

    /// The first moment from `at` on that is quiet in none of the zones; empty if there is none, because the zones are
    /// too far apart.
    public static Optional<Instant> end(Instant at, Quiet quiet, Set<ZoneId> zones) {
        Instant moment = at;
        while (!moment.isAfter(at.plus(HORIZON))) {
            Instant next = moment;
            for (ZoneId zone : zones) {
                next = endIn(next, quiet, zone);
            }
            if (next.equals(moment)) {
                return Optional.of(moment);
            }
            moment = next;
        }
        return Optional.empty();
    }

    /// Whether a moment is quiet in a zone.
    public static boolean isQuiet(Instant at, Quiet quiet, ZoneId zone) {
        LocalTime time = at.atZone(zone).toLocalTime();
        boolean afterBegin = !time.isBefore(quiet.from());
        boolean beforeEnd = time.isBefore(quiet.to());
        int order = quiet.from().compareTo(quiet.to());
        if (order == 0) {
            return false;
        }
        return order < 0 ? afterBegin && beforeEnd : afterBegin || beforeEnd;
    }

    private static Instant endIn(Instant at, Quiet quiet, ZoneId zone) {
        if (!isQuiet(at, quiet, zone)) {
            return at;
        }
        LocalDate day = at.atZone(zone).toLocalDate();
        return Stream.of(day, day.plusDays(1))
                .map(one -> one.atTime(quiet.to()).atZone(zone))
                // A time that a change of the clock leaves out is taken behind the gap; one may come twice.
                .flatMap(end -> Stream.of(end.withEarlierOffsetAtOverlap(), end.withLaterOffsetAtOverlap()))
                .map(ZonedDateTime::toInstant)
                .filter(end -> end.isAfter(at))
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }
}
