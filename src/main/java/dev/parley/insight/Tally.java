package dev.parley.insight;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// How often each score was given. Only answers are in it: who skipped, or never answered, said nothing.
///
/// @param counts by score, all of them at least 1
public record Tally(Map<Integer, Long> counts) {
    /// Nobody has answered.
    public static final Tally NONE = new Tally(Map.of());

    /// @throws IllegalArgumentException if a count is below 1
    public Tally {
        if (counts.values().stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException("a score was given at least once, or is left out: " + counts);
        }
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /// Everything in both.
    public Tally plus(Tally other) {
        Map<Integer, Long> sum = new TreeMap<>(counts);
        other.counts.forEach((score, count) -> sum.merge(score, count, Math::addExact));
        return new Tally(sum);
    }

    /// Without some of it.
    ///
    /// @throws IllegalArgumentException if those are not in it
    public Tally minus(Tally some) {
        Map<Integer, Long> left = new TreeMap<>(counts);
        some.counts.forEach((score, count) -> left.merge(score, -count, Math::addExact));
        left.values().removeIf(count -> count == 0);
        return new Tally(left);
    }

    /// How many answers there are.
    public long answers() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many answers have these scores.
    public long between(int least, int most) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey() >= least && entry.getKey() <= most)
                .flatMapToLong(entry -> LongStream.of(entry.getValue()))
                .sum();
    }
}
