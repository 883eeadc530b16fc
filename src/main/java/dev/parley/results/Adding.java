package dev.parley.results;

import dev.parley.insight.Outcome;
import java.util.HashMap;
import java.util.Map;

/// A sheet while it is added up. One thread.
final class Adding {
    private final Map<Outcome, Long> outcomes = new HashMap<>();
    private final Map<String, Long> reasons = new HashMap<>();
    private final Map<Question, Stops> questions = new HashMap<>();

    void add(Talk talk) {
        outcomes.merge(talk.outcome(), 1L, Long::sum);
        talk.stops()
                .forEach(stop -> questions
                        .computeIfAbsent(stop.question(), it -> new Stops())
                        .add(stop));
    }

    void add(Sheet sheet) {
        merge(outcomes, sheet.outcomes());
        merge(reasons, sheet.reasons());
        sheet.questions()
                .forEach((question, counts) ->
                        questions.computeIfAbsent(question, it -> new Stops()).add(counts));
    }

    private static <K> void merge(Map<K, Long> sum, Map<K, Long> more) {
        more.forEach((name, count) -> sum.merge(name, count, Math::addExact));
    }

    void notSent(String reason) {
        outcomes.merge(Outcome.NOT_SENT, 1L, Long::sum);
        reasons.merge(reason, 1L, Long::sum);
    }

    Sheet sheet() {
        Map<Question, Counts> counts = new HashMap<>();
        questions.forEach((question, stops) -> counts.put(question, stops.counts()));
        return new Sheet(outcomes, reasons, counts);
    }

    /// One question's.
    private static final class Stops {
        private final Map<How, Long> ways = new HashMap<>();
        private final Map<String, Long> values = new HashMap<>();
        private final Map<Integer, Long> waits = new HashMap<>();
        private long comments;

        void add(Talk.Stop stop) {
            ways.merge(stop.how(), 1L, Long::sum);
            stop.values().forEach(value -> values.merge(value, 1L, Long::sum));
            stop.said().took().ifPresent(wait -> waits.merge(Waits.step(wait), 1L, Long::sum));
            comments += stop.said().comment() ? 1 : 0;
        }

        void add(Counts counts) {
            merge(ways, counts.ways());
            merge(values, counts.values());
            merge(waits, counts.waits());
            comments += counts.comments();
        }

        Counts counts() {
            return new Counts(ways, comments, values, waits);
        }
    }
}
