package dev.parley.flowfile;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The little notations of flow files: durations, percents, names. Pure.
final class Shapes {
    /// Ids of steps: they stand in expressions, in exports and in the names of columns.
    static final Pattern STEP_ID = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}");

    /// Names of variables and of fields.
    static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");

    /// Names of queues, events, integrations and the like.
    static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._:/@-]{0,63}");

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6}) ?(s|m|min|h|d|w)");
    private static final Pattern PERCENT = Pattern.compile("(\\d{1,3})(?:\\.(\\d{1,2}))? ?%");

    private Shapes() {}

    /// `30m`, `24h`, `90d`.
    static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(unit(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1))))
                : Optional.empty();
    }

    private static Duration unit(String word) {
        return switch (word) {
            case "s" -> Duration.ofSeconds(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            case "w" -> Duration.ofDays(7);
            default -> Duration.ofMinutes(1);
        };
    }

    /// `50%`, `12.5%` in hundredths of a percent; up to 99900 for the caller to refuse.
    static OptionalInt percent(String text) {
        Matcher matcher = PERCENT.matcher(text.strip());
        if (!matcher.matches()) {
            return OptionalInt.empty();
        }
        String decimals = matcher.group(2) == null ? "" : matcher.group(2);
        return OptionalInt.of(Integer.parseInt(matcher.group(1) + (decimals + "00").substring(0, 2)));
    }
}
