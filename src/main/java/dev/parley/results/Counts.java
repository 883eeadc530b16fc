package dev.parley.results;

import dev.parley.insight.Tally;
import java.util.HashMap;
import java.util.Map;

/// What became of one question, over many people.
///
/// @param ways how often it was answered, skipped, left and is open
/// @param comments how many answers came with words
/// @param values how often each value was answered; of questions whose values can be listed
/// @param waits how many answers took how long, by {@link Waits} steps
public record Counts(Map<How, Long> ways, long comments, Map<String, Long> values, Map<Integer, Long> waits) {
    /// Nobody was asked.
    public static final Counts NONE = new Counts(Map.of(), 0, Map.of(), Map.of());

    public Counts {
        ways = Sum.copy(ways);
        values = Sum.copy(values);
        waits = Sum.copy(waits);
    }

    /// Both together.
    public Counts plus(Counts other) {
        return new Counts(
                Sum.plus(ways, other.ways),
                Math.addExact(comments, other.comments),
                Sum.plus(values, other.values),
                Sum.plus(waits, other.waits));
    }

    /// How often it went so.
    public long of(How how) {
        return ways.getOrDefault(how, 0L);
    }

    /// How many people it was put to.
    public long reached() {
        return Sum.all(ways);
    }

    /// The answers as scores; of a question on a scale of whole numbers.
    ///
    /// @throws NumberFormatException if a value is none
    public Tally scores() {
        Map<Integer, Long> scores = new HashMap<>();
        values.forEach((value, count) -> scores.merge(Integer.valueOf(value), count, Math::addExact));
        return new Tally(scores);
    }
}
