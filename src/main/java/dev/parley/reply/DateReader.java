package dev.parley.reply;

import dev.parley.flow.Language;
import dev.parley.flow.Value;
import dev.parley.reply.Reading.Understood;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads a day: ISO 8601, figures in the order of the conversation's country, or with the month's name. Without a year
/// it is no day yet; where countries differ it is asked about.
final class DateReader {
    private static final Set<String> MONTH_FIRST = Set.of("US", "PH");
    private static final Set<String> EITHER = Set.of("CA");
    private static final int OLDEST = 1900;
    private static final int YOUNGEST = 2100;
    /// Two figures for a year mean 1950 to 2049.
    private static final int PIVOT = 50;

    private final String order;

    private DateReader(String order) {
        this.order = order;
    }

    static Reading read(Reply reply, List<Lexicon> lexicons, List<Language> languages) {
        DateReader reader = new DateReader(order(lexicons, languages));
        for (Lexicon lexicon : lexicons) {
            Optional<DateParts> parts = DateParts.of(reply, lexicon);
            if (parts.isPresent()) {
                return reader.read(parts.get(), reply);
            }
        }
        return Readings.unclear(Doubt.NO_DATE, "nothing");
    }

    private static String order(List<Lexicon> lexicons, List<Language> languages) {
        Optional<String> region = languages.stream().findFirst().flatMap(Regions::of);
        if (region.isEmpty()) {
            return lexicons.isEmpty() ? "" : lexicons.getFirst().habits().order();
        }
        if (EITHER.contains(region.get())) {
            return "";
        }
        String usual = lexicons.getFirst().habits().order();
        return MONTH_FIRST.contains(region.get()) ? "mdy" : usual.equals("ymd") ? usual : "dmy";
    }

    private Reading read(DateParts parts, Reply reply) {
        String heard = reply.heard(0, reply.size());
        Optional<LocalDate> first = day(parts, order.equals("mdy"));
        Optional<LocalDate> other = day(parts, !order.equals("mdy"));
        boolean settled = !parts.isAmbiguous() || !order.isEmpty() || first.equals(other);
        if (first.isPresent() && other.isPresent() && !settled) {
            return new Reading.Unclear(
                    Doubt.AMBIGUOUS_DATE,
                    List.of(first.get().toString(), other.get().toString()),
                    Because.certain("ambiguous-date", heard));
        }
        return first.or(() -> parts.isAmbiguous() && order.isEmpty() ? other : Optional.empty())
                .<Reading>map(day -> new Understood(Value.of(day.toString()), "", Because.certain("date", heard)))
                .orElseGet(() -> Readings.unclear(Doubt.NO_DATE, "no-such-day"));
    }

    private static Optional<LocalDate> day(DateParts parts, boolean monthFirst) {
        boolean swap = parts.isAmbiguous() && monthFirst;
        int month = swap ? parts.day() : parts.month();
        int day = swap ? parts.month() : parts.day();
        int year = parts.year() >= 100 ? parts.year() : parts.year() + (parts.year() < PIVOT ? 2000 : 1900);
        boolean known = year >= OLDEST && year <= YOUNGEST && month >= 1 && month <= 12;
        return known && YearMonth.of(year, month).isValidDay(day)
                ? Optional.of(LocalDate.of(year, month, day))
                : Optional.empty();
    }
}
