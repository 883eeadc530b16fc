package dev.parley.results;

import dev.parley.flow.Scale;
import dev.parley.insight.Change;
import dev.parley.insight.Figure;
import dev.parley.insight.Measure;
import dev.parley.insight.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the answers to a question become a figure.
///
/// @param name `nps`, `mean`, or the band or answer whose share it is
public record Gauge(String name, Measure measure, Function<Counts, Tally> tally) {
    private static final Pattern RANGE = Pattern.compile("rating:(-?[0-9]{1,9})-(-?[0-9]{1,9})");

    /// The scale a question's answers lie on; empty for other questions.
    public static Optional<Scale> scale(Question question) {
        Matcher range = RANGE.matcher(question.type());
        if (range.matches()) {
            return Optional.of(Scale.rating(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2))));
        }
        return switch (question.type()) {
            case "nps" -> Optional.of(Scale.NPS);
            case "detract" -> Optional.of(Scale.DETRACT);
            case "csat" -> Optional.of(Scale.CSAT);
            case "ces" -> Optional.of(Scale.CES);
            default -> Optional.empty();
        };
    }

    /// The figures of a question, the headline first; none of a question whose answers cannot be counted. Answers to a
    /// choice each have their share, in the order of their names.
    public static List<Gauge> of(Question question, Counts counts) {
        Optional<Scale> scale = scale(question);
        if (scale.isPresent()) {
            return Measure.of(scale.get()).stream()
                    .map(measure -> new Gauge(measure.name(), measure, Counts::scores))
                    .toList();
        }
        return switch (question.type()) {
            case "yes-no" -> List.of(share("yes"));
            case "choice", "choices" ->
                counts.values().keySet().stream().sorted().map(Gauge::share).toList();
            default -> List.of();
        };
    }

    private static Gauge share(String answer) {
        return new Gauge(answer, Measure.share(answer, 1, 1), counts -> {
            long those = counts.values().getOrDefault(answer, 0L);
            Map<Integer, Long> tally = new HashMap<>(Map.of(1, those, 0, counts.of(How.ANSWERED) - those));
            tally.values().removeIf(count -> count < 1);
            return new Tally(tally);
        });
    }

    /// The figure; empty without answers.
    public Optional<Figure> figure(Counts counts) {
        return measure.figure(tally.apply(counts));
    }

    /// Whether it is another now than it was before.
    public Change change(Counts before, Counts now) {
        return measure.change(tally.apply(before), tally.apply(now));
    }
}
