package dev.parley.results;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How long answers take, in steps that grow: four for each doubling, so that a median read from them is within a tenth
/// of the true one, whatever the number of answers.
public final class Waits {
    private static final double STEPS_A_DOUBLING = 4;

    private Waits() {}

    /// The step a time lies in; 0 for what took less than a second.
    static int step(Duration wait) {
        double seconds = Math.max(0, wait.toMillis()) / 1000.0;
        return seconds < 1 ? 0 : 1 + (int) Math.floor(STEPS_A_DOUBLING * Math.log(seconds) / Math.log(2));
    }

    /// The middle of a step.
    private static Duration middle(int step) {
        double seconds = step == 0 ? 0.5 : Math.pow(2, (step - 0.5) / STEPS_A_DOUBLING);
        return Duration.ofMillis(Math.round(seconds * 1000));
    }

    /// The time that half of the answers took at most, to a tenth; empty without answers.
    public static Optional<Duration> median(Map<Integer, Long> waits) {
        long left = (Sum.all(waits) + 1) / 2;
        for (Map.Entry<Integer, Long> one : new TreeMap<>(waits).entrySet()) {
            left -= one.getValue();
            if (left <= 0) {
                return Optional.of(middle(one.getKey()));
            }
        }
        return Optional.empty();
    }
}
