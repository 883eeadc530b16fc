package dev.parley.flowfile.text;

import dev.parley.flow.Scope;
import dev.parley.flow.Value;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Days and moments as a person's language writes them, in the zone kept in `contact.timezone`, else in UTC. Patterns
/// are those of Liquid (strftime).
final class Dates {
    private static final Map<Character, String> DIRECTIVES = Map.ofEntries(
            Map.entry('Y', "uuuu"),
            Map.entry('y', "uu"),
            Map.entry('m', "MM"),
            Map.entry('B', "MMMM"),
            Map.entry('b', "MMM"),
            Map.entry('d', "dd"),
            Map.entry('e', "d"),
            Map.entry('A', "EEEE"),
            Map.entry('a', "EEE"),
            Map.entry('H', "HH"),
            Map.entry('I', "hh"),
            Map.entry('M', "mm"),
            Map.entry('p', "a"),
            Map.entry('%', "'%'"));

    private Dates() {}

    static Value shown(Value in, String pattern, Scope scope) {
        Locale locale = Locale.forLanguageTag(scope.language().tag());
        return moment(in, zone(scope))
                .map(moment -> Value.of(formatter(pattern).withLocale(locale).format(moment)))
                .orElse(in);
    }

    /// What is wrong with a pattern.
    static Optional<String> complaint(String pattern) {
        for (int i = pattern.indexOf('%'); i >= 0; i = pattern.indexOf('%', i + 2)) {
            if (i + 1 == pattern.length() || !DIRECTIVES.containsKey(pattern.charAt(i + 1))) {
                String sign = pattern.substring(i, Math.min(i + 2, pattern.length()));
                return Optional.of("unknown sign " + sign + "; known are "
                        + String.join(
                                " ",
                                DIRECTIVES.keySet().stream()
                                        .sorted()
                                        .map(letter -> "%" + letter)
                                        .toList()));
            }
        }
        return Optional.empty();
    }

    private static DateTimeFormatter formatter(String pattern) {
        if (pattern.isEmpty()) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG);
        }
        DateTimeFormatterBuilder formatter = new DateTimeFormatterBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '%') {
                i++;
                formatter.appendPattern(DIRECTIVES.getOrDefault(pattern.charAt(i), ""));
            } else {
                formatter.appendLiteral(c);
            }
        }
        return formatter.toFormatter(Locale.ROOT);
    }

    private static Optional<ZonedDateTime> moment(Value in, ZoneId zone) {
        return switch (in) {
            case Value.Moment moment -> Optional.of(moment.at().atZone(zone));
            case Value.Text text -> parsed(text.text(), zone);
            case Value other -> Optional.empty();
        };
    }

    private static Optional<ZonedDateTime> parsed(String text, ZoneId zone) {
        try {
            return Optional.of(
                    text.length() <= 10
                            ? LocalDate.parse(text).atStartOfDay(zone)
                            : OffsetDateTime.parse(text).atZoneSameInstant(zone));
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static ZoneId zone(Scope scope) {
        String name = scope.find(List.of("contact", "timezone")).shown();
        try {
            return name.isEmpty() ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException noZone) {
            return ZoneOffset.UTC;
        }
    }
}
