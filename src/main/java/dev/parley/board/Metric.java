package dev.parley.board;

import dev.parley.kit.Word;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A measure that other systems tell, by its name: one of those known here, or one of the installation's own.
///
/// @param name such as `retention`; small letters, digits and dashes, at most 40
public record Metric(String name, Unit unit) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST = BigDecimal.TEN.pow(15);
    private static final Map<String, Unit> KNOWN = Map.of(
            "retention", Unit.PERCENT,
            "conversion", Unit.PERCENT,
            "online-share", Unit.PERCENT,
            "response-time", Unit.SECONDS,
            "time-to-resolution", Unit.SECONDS);

    /// What its numbers count.
    public enum Unit {
        /// Parts of a hundred, from 0 to 100.
        PERCENT,
        /// A time, from 0 on.
        SECONDS,
        /// Anything else.
        NUMBER;

        /// The word in the API.
        public String word() {
            return Word.of(this);
        }

        /// The one of that word.
        public static Optional<Unit> of(String word) {
            return Word.find(Unit.class, word);
        }

        /// What is wrong with a number of this unit.
        Optional<String> wrong(BigDecimal value) {
            return switch (this) {
                case PERCENT ->
                    value.signum() < 0 || value.compareTo(HUNDRED) > 0
                            ? Optional.of("is a percentage from 0 to 100; a share of 0.93 is 93")
                            : Optional.empty();
                case SECONDS ->
                    value.signum() < 0 || value.compareTo(MOST) > 0
                            ? Optional.of("is a time in seconds, from 0 on")
                            : Optional.empty();
                case NUMBER ->
                    value.abs().compareTo(MOST) > 0
                            ? Optional.of("is a number of at most fifteen digits")
                            : Optional.empty();
            };
        }
    }

    /// @throws IllegalArgumentException if it cannot be a name
    public Metric {
        if (!isName(name)) {
            throw new IllegalArgumentException(name + " is no measure's name");
        }
    }

    /// Whether a measure can be called so.
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /// The unit of those that are known here: `retention`, `conversion` and `online-share` in percent, `response-time`
    /// and `time-to-resolution` in seconds.
    static Optional<Unit> known(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }
}
