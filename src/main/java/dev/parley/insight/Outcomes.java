package dev.parley.insight;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What became of everybody who was invited: the counts add up to all of them.
///
/// @param counts how many had which outcome; none of them negative
/// @param reasons why nothing was sent, with how often; they add up to those not sent
public record Outcomes(Map<Outcome, Long> counts, Map<String, Long> reasons) {
    /// @throws IllegalArgumentException if the reasons do not add up
    public Outcomes {
        Map<Outcome, Long> all = new EnumMap<>(Outcome.class);
        all.putAll(counts);
        counts = Collections.unmodifiableMap(all);
        reasons = Collections.unmodifiableMap(new TreeMap<>(reasons));
        long told = reasons.values().stream().mapToLong(Long::longValue).sum();
        if (told != counts.getOrDefault(Outcome.NOT_SENT, 0L)) {
            throw new IllegalArgumentException(
                    "reasons for " + told + " not sent, of " + counts.getOrDefault(Outcome.NOT_SENT, 0L));
        }
    }

    /// How many had an outcome.
    public long of(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /// Everybody.
    public long invited() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many the question arrived at.
    public long reached() {
        return counts.entrySet().stream()
                .filter(entry -> entry.getKey().isReached())
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /// The share of those reached whose time is over that answered at least something; empty if there are none.
    /// Who may answer still says nothing about it.
    public Optional<Figure> response() {
        long answered = of(Outcome.COMPLETED) + of(Outcome.PARTIAL);
        return share("response", answered, reached() - of(Outcome.OPEN));
    }

    /// The share of those who answered at all that came to the end; empty if there are none.
    public Optional<Figure> completion() {
        return share("completion", of(Outcome.COMPLETED), of(Outcome.COMPLETED) + of(Outcome.PARTIAL));
    }

    private static Optional<Figure> share(String name, long those, long all) {
        Map<Integer, Long> counts = new TreeMap<>();
        counts.put(1, those);
        counts.put(0, all - those);
        counts.values().removeIf(count -> count == 0);
        return Measure.share(name, 1, 1).figure(new Tally(counts));
    }
}
