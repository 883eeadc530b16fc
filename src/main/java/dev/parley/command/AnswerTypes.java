package dev.parley.command;

import dev.parley.flow.AnswerType;
import dev.parley.flow.Language;
import dev.parley.flow.Option;
import dev.parley.flow.Scale;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answer types by the words and options of the command line.
final class AnswerTypes {
    private static final int RATING_MIN = 1;
    private static final int RATING_MAX = 5;

    private AnswerTypes() {}

    /// Limits of `rating` and `number`.
    record Bounds(Optional<Integer> min, Optional<Integer> max) {}

    /// The type of that word; empty if there is none or it lacks its options.
    static Optional<AnswerType> named(String word, Bounds bounds, List<Option> options) {
        AnswerType type = switch (word) {
            case "nps" -> AnswerType.Score.of(Scale.NPS);
            case "detract" -> AnswerType.Score.of(Scale.DETRACT);
            case "csat" -> AnswerType.Score.of(Scale.CSAT);
            case "ces" -> AnswerType.Score.of(Scale.CES);
            case "rating" ->
                AnswerType.Score.of(Scale.rating(
                        bounds.min().orElse(RATING_MIN), bounds.max().orElse(RATING_MAX)));
            case "yes-no" -> new AnswerType.YesNo();
            case "number" -> number(bounds);
            case "date" -> new AnswerType.Date();
            case "email" -> new AnswerType.Email();
            case "phone" -> new AnswerType.Phone();
            case "choice" -> new AnswerType.Choice(options, false);
            case "choices" -> new AnswerType.Choices(options, false);
            default -> new AnswerType.Text();
        };
        boolean known = type.word().equals(word);
        boolean lacksOptions = word.startsWith("choice") && options.isEmpty();
        return known && !lacksOptions ? Optional.of(type) : Optional.empty();
    }

    /// Says why {@link #named} found nothing.
    static String problem(String word) {
        return word.startsWith("choice")
                ? "--answer " + word + " needs --options 'A|B|C'"
                : "there is no answer type '" + word
                        + "'; there are nps, detract, csat, ces, rating, yes-no, choice, choices, text, number, date,"
                        + " email and phone";
    }

    /// Options written `A|B|C`.
    static List<Option> options(String text) {
        return Arrays.stream(text.split("\\|", -1))
                .map(String::strip)
                .filter(option -> !option.isEmpty())
                .map(option -> new Option(option, Map.of(Language.ENGLISH, option), List.of(), ""))
                .toList();
    }

    private static AnswerType number(Bounds bounds) {
        BigDecimal none = AnswerType.Decimal.UNLIMITED;
        return new AnswerType.Decimal(
                bounds.min().map(BigDecimal::valueOf).orElse(none.negate()),
                bounds.max().map(BigDecimal::valueOf).orElse(none));
    }
}
