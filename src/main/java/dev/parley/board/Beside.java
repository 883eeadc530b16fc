package dev.parley.board;

import dev.parley.insight.Correlation;
import dev.parley.insight.Figure;
import dev.parley.results.Days;
import dev.parley.results.Gauge;
import dev.parley.results.Question;
import dev.parley.results.Report;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;

/// A measure beside the headline of a question, on the same pieces of time, and whether the two go together. Pure.
///
/// @param lags how they go together when the measure is looked at so many pieces later (or earlier)
public record Beside(List<Point> points, List<Lag> lags) {
    /// The measure is looked at up to so many pieces before and after the score.
    public static final int REACH = 3;
    /// All lags together miss at most so often.
    private static final double MISS = 0.05 / (2 * REACH + 1);

    /// A piece of the time.
    ///
    /// @param value the mean of the days that are known
    /// @param known how many days that is
    public record Point(Days days, Optional<Figure> score, Optional<Double> value, int known) {}

    /// How score and measure go together when the measure comes so many pieces after the score.
    ///
    /// @param found empty if there are too few pairs to say
    public record Lag(int pieces, int pairs, Optional<Correlation> found) {}

    public Beside {
        points = List.copyOf(points);
        lags = List.copyOf(lags);
    }

    /// Puts them beside one another.
    public static Beside of(Report report, Question question, NavigableMap<LocalDate, BigDecimal> measured) {
        List<Point> points = report.trend().stream()
                .map(point -> point(point, question, measured))
                .toList();
        List<Lag> lags = new ArrayList<>();
        for (int pieces = -REACH; pieces <= REACH; pieces++) {
            lags.add(lag(points, pieces));
        }
        return new Beside(points, lags);
    }

    private static Point point(Report.Point point, Question question, NavigableMap<LocalDate, BigDecimal> measured) {
        List<BigDecimal> values = List.copyOf(
                measured.subMap(point.days().from(), true, point.days().to(), true)
                        .values());
        Optional<Figure> score = Gauge.of(question, point.sheet().of(question)).stream()
                .findFirst()
                .flatMap(gauge -> gauge.figure(point.sheet().of(question)));
        Optional<Double> value = values.isEmpty()
                ? Optional.empty()
                : Optional.of(values.stream()
                        .mapToDouble(BigDecimal::doubleValue)
                        .average()
                        .orElse(0));
        return new Point(point.days(), score, value, values.size());
    }

    /// Only pieces of which both are known; the others are left out, not made up.
    private static Lag lag(List<Point> points, int pieces) {
        List<Double> scores = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (int at = Math.max(0, -pieces); at < points.size() - Math.max(0, pieces); at++) {
            Optional<Figure> score = points.get(at).score();
            Optional<Double> value = points.get(at + pieces).value();
            if (score.isPresent() && value.isPresent()) {
                scores.add(score.get().value());
                values.add(value.get());
            }
        }
        return new Lag(pieces, scores.size(), Correlation.of(row(scores), row(values), MISS));
    }

    private static double[] row(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
