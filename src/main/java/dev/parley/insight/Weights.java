package dev.parley.insight;

import java.util.ArrayList;
import java.util.List;

/// Answers sorted into kinds, each worth a number: promoters 1, passives 0, detractors -1; or each score what
/// it says. Every figure is the mean of such numbers, so one interval serves all of them.
///
/// @param values what each kind is worth, ascending; at least two
/// @param counts how many answers are of each kind
record Weights(List<Double> values, List<Long> counts) {
    Weights {
        values = List.copyOf(values);
        counts = List.copyOf(counts);
        if (values.size() < 2 || values.size() != counts.size()) {
            throw new IllegalArgumentException("two kinds or more, and a count for each: " + values + counts);
        }
    }

    /// Answers that are so, among all.
    static Weights share(long those, long all) {
        return new Weights(List.of(0.0, 1.0), List.of(all - those, those));
    }

    /// Scores, each worth itself, on a scale.
    static Weights scores(Tally tally, int min, int max) {
        List<Double> values = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int score = min; score <= max; score++) {
            values.add((double) score);
            counts.add(tally.between(score, score));
        }
        return new Weights(values, counts);
    }

    long answers() {
        return counts.stream().mapToLong(Long::longValue).sum();
    }

    double least() {
        return values.getFirst();
    }

    double most() {
        return values.getLast();
    }

    /// The mean; not a number without answers.
    double mean() {
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.get(i) * counts.get(i);
        }
        return sum / answers();
    }
}
