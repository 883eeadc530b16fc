package dev.parley.results;

import dev.parley.insight.Outcome;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// A sheet while it is added up: numbers that are changed in place, because a look at ninety days of two hundred groups
/// adds a million of them. One thread.
public final class Adding {
    private final Map<Outcome, Count> outcomes = new EnumMap<>(Outcome.class);
    private final Map<String, Count> reasons = new HashMap<>();
    private final Map<Question, Stops> questions = new HashMap<>();

    /// Of nothing yet.
    public Adding() {}

    /// A number.
    private static final class Count {
        private long count;

        static <K> void add(Map<K, Count> counts, K name, long more) {
            Count count = counts.computeIfAbsent(name, it -> new Count());
            count.count = Math.addExact(count.count, more);
        }

        static <K> Map<K, Long> values(Map<K, Count> counts) {
            Map<K, Long> values = new HashMap<>();
            counts.forEach((name, count) -> values.put(name, count.count));
            values.values().removeIf(count -> count == 0);
            return values;
        }
    }

    void add(Talk talk) {
        outcome(talk.outcome(), 1);
        talk.stops().forEach(stop -> question(stop.question()).add(stop));
    }

    void add(Sheet sheet) {
        sheet.outcomes().forEach(this::outcome);
        sheet.reasons().forEach(this::reason);
        sheet.questions().forEach((question, counts) -> question(question).add(counts));
    }

    /// Takes away again what was added before.
    public void less(Sheet sheet) {
        sheet.outcomes().forEach((outcome, count) -> outcome(outcome, -count));
        sheet.reasons().forEach((why, count) -> reason(why, -count));
        sheet.questions().forEach((question, counts) -> question(question).less(counts));
    }

    void notSent(String why) {
        outcome(Outcome.NOT_SENT, 1);
        reason(why, 1);
    }

    /// So many more had this outcome.
    public void outcome(Outcome outcome, long more) {
        Count.add(outcomes, outcome, more);
    }

    /// So many more were not asked for this reason.
    public void reason(String reason, long more) {
        Count.add(reasons, reason, more);
    }

    /// What became of a question, to be added to.
    public Stops question(Question question) {
        return questions.computeIfAbsent(question, it -> new Stops());
    }

    /// What was added up till now.
    public Sheet sheet() {
        Map<Question, Counts> counts = new HashMap<>();
        questions.forEach((question, stops) -> counts.put(question, stops.counts()));
        return new Sheet(Count.values(outcomes), Count.values(reasons), counts);
    }

    /// One question's.
    public static final class Stops {
        private final Map<How, Count> ways = new EnumMap<>(How.class);
        private final Map<String, Count> values = new HashMap<>();
        private long[] waits = {};
        private long comments;

        private Stops() {}

        private void add(Talk.Stop stop) {
            way(stop.how(), 1);
            stop.values().forEach(value -> value(value, 1));
            stop.said().took().ifPresent(took -> took(Waits.step(took), 1));
            comments(stop.said().comment() ? 1 : 0);
        }

        private void add(Counts more) {
            more.ways().forEach(this::way);
            more.values().forEach(this::value);
            more.waits().forEach(this::took);
            comments(more.comments());
        }

        private void less(Counts gone) {
            gone.ways().forEach((how, count) -> way(how, -count));
            gone.values().forEach((value, count) -> value(value, -count));
            gone.waits().forEach((step, count) -> took(step, -count));
            comments(-gone.comments());
        }

        /// So many more went so.
        public void way(How how, long more) {
            Count.add(ways, how, more);
        }

        /// So many more answered this.
        public void value(String value, long more) {
            Count.add(values, value, more);
        }

        /// So many more answers took as long as this step of {@link Waits}.
        public void took(int step, long more) {
            if (step >= waits.length) {
                waits = Arrays.copyOf(waits, step + Integer.SIZE);
            }
            waits[step] = Math.addExact(waits[step], more);
        }

        /// So many more answers came with words.
        public void comments(long more) {
            comments = Math.addExact(comments, more);
        }

        private Counts counts() {
            Map<Integer, Long> took = new TreeMap<>();
            for (int step = 0; step < waits.length; step++) {
                if (waits[step] > 0) {
                    took.put(step, waits[step]);
                }
            }
            return new Counts(Count.values(ways), comments, Count.values(values), took);
        }
    }
}
