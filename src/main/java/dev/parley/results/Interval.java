package dev.parley.results;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// In what pieces a time is looked at.
public enum Interval {
    /// Each day for itself.
    DAY,
    /// From Monday to Sunday (ISO 8601).
    WEEK,
    /// By the calendar.
    MONTH;

    private static final int DAYS_AT_MOST = 31;
    private static final int WEEKS_AT_MOST = 190;

    /// Pieces of which there are few enough to be looked at.
    public static Interval fit(Days days) {
        if (days.count() <= DAYS_AT_MOST) {
            return DAY;
        }
        return days.count() <= WEEKS_AT_MOST ? WEEK : MONTH;
    }

    /// The one of that word.
    public static Optional<Interval> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /// The word in the API.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The days in pieces, the first and the last of which may be cut.
    public List<Days> pieces(Days days) {
        List<Days> pieces = new ArrayList<>();
        for (LocalDate from = days.from();
                !from.isAfter(days.to());
                from = end(from).plusDays(1)) {
            LocalDate end = end(from);
            pieces.add(new Days(from, end.isAfter(days.to()) ? days.to() : end));
        }
        return pieces;
    }

    private LocalDate end(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case MONTH -> day.with(TemporalAdjusters.lastDayOfMonth());
        };
    }
}
