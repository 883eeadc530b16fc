package dev.parley.study;

import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What may be shown of an anonymous flow. A group that is too small, one whose complement is, and one that is empty
/// are the same here: nothing.
///
/// @param minimum of so many people or more something is shown
/// @param people how many took part; 0 if that may not be shown
public record Summary(FlowId flow, int minimum, int people, List<Question> questions) {
    public Summary {
        questions = List.copyOf(questions);
    }

    /// What may be shown of one question.
    ///
    /// @param comments what was said in words, in an order by chance
    public record Question(String step, Scores scores, List<Entry> comments) {
        public Question {
            comments = List.copyOf(comments);
        }
    }

    /// Answers on a scale, or choices.
    ///
    /// @param count of how many people; 0 if that may not be shown
    /// @param values how often each value was given, by the value's order
    /// @param bands the same for bands; empty on scales without
    public record Scores(String scale, int count, Map<String, Integer> values, Map<String, Integer> bands) {
        /// Nothing may be shown.
        static final Scores NONE = new Scores("", 0, Map.of(), Map.of());

        /// The mean of numbers; empty if the values are none.
        public Optional<Double> mean() {
            double sum = 0;
            int numbers = 0;
            for (Map.Entry<String, Integer> one : values.entrySet()) {
                if (!one.getKey().matches("-?[0-9]+(\\.[0-9]+)?")) {
                    return Optional.empty();
                }
                sum += Double.parseDouble(one.getKey()) * one.getValue();
                numbers += one.getValue();
            }
            return numbers == 0 ? Optional.empty() : Optional.of(sum / numbers);
        }

        /// The share of a band among all answers, in percent.
        public double percent(String band) {
            return count == 0 ? 0 : 100.0 * bands.getOrDefault(band, 0) / count;
        }
    }

    /// What is asked for.
    ///
    /// @param segment a field and its value; all people if empty
    public record Wanted(StudyStore.Span span, Optional<Map.Entry<String, String>> segment) {
        boolean holds(Entry entry) {
            boolean isThen = !entry.release().day().isBefore(span.from())
                    && !entry.release().day().isAfter(span.to());
            return isThen
                    && segment.map(one -> one.getValue()
                                    .equals(entry.release().segments().get(one.getKey())))
                            .orElse(true);
        }
    }

    /// Counts what is out of a flow.
    public static Summary of(Flow flow, StudyStore store, Wanted wanted) {
        int minimum = flow.about().anonymity().orElseThrow().minimumGroup();
        Map<String, Heap> heaps = new TreeMap<>();
        store.each(
                flow.id(),
                StudyStore.Span.ALWAYS,
                entry -> heaps.computeIfAbsent(
                                key(entry.item().kind(), entry.item().step()), key -> new Heap())
                        .add(entry, wanted.holds(entry)));
        List<Question> questions = new ArrayList<>();
        asks(flow.program().steps())
                .forEach(step -> questions.add(new Question(
                        step,
                        shown(heaps, Item.Kind.SCORE, step, minimum)
                                .map(Summary::scores)
                                .orElse(Scores.NONE),
                        shown(heaps, Item.Kind.COMMENT, step, minimum).orElse(List.of()))));
        int people = shown(heaps, Item.Kind.TAKEN, "", minimum).map(List::size).orElse(0);
        return new Summary(flow.id(), minimum, people, questions);
    }

    /// What there is of one thing to count. One thread.
    private static final class Heap {
        private final List<Entry> wanted = new ArrayList<>();
        private int others;

        void add(Entry entry, boolean isWanted) {
            if (isWanted) {
                wanted.add(entry);
            } else {
                others++;
            }
        }

        boolean mayBeShown(int minimum) {
            return wanted.size() >= minimum && (others == 0 || others >= minimum);
        }
    }

    private static Optional<List<Entry>> shown(Map<String, Heap> heaps, Item.Kind kind, String step, int minimum) {
        return Optional.ofNullable(heaps.get(key(kind, step)))
                .filter(heap -> heap.mayBeShown(minimum))
                .map(heap -> heap.wanted.stream()
                        .sorted(Comparator.comparing(Entry::id))
                        .toList());
    }

    private static String key(Item.Kind kind, String step) {
        return kind + " " + step;
    }

    private static Scores scores(List<Entry> entries) {
        Map<String, Integer> values =
                new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        Map<String, Integer> bands = new TreeMap<>();
        for (Entry entry : entries) {
            entry.item().values().forEach(value -> values.merge(value, 1, Integer::sum));
            if (!entry.item().band().isEmpty()) {
                bands.merge(entry.item().band(), 1, Integer::sum);
            }
        }
        return new Scores(entries.getFirst().item().scale(), entries.size(), new LinkedHashMap<>(values), bands);
    }

    private static List<String> asks(List<Step> steps) {
        List<String> asks = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Ask ask) {
                asks.add(ask.id().value());
            }
            dev.parley.flow.Program.blocks(step).forEach(block -> asks.addAll(asks(block)));
        }
        return asks;
    }
}
