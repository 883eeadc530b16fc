package dev.parley.results;

import dev.parley.insight.Outcome;
import dev.parley.insight.Outcomes;
import java.util.HashMap;
import java.util.Map;

/// The sums of some conversations. Sums of sums are sums: days make weeks, channels make all.
///
/// @param outcomes what became of those who were to be asked
/// @param reasons why some were not
/// @param questions what became of each question
public record Sheet(Map<Outcome, Long> outcomes, Map<String, Long> reasons, Map<Question, Counts> questions) {
    /// Of no conversations.
    public static final Sheet NONE = new Sheet(Map.of(), Map.of(), Map.of());

    public Sheet {
        outcomes = Sum.copy(outcomes);
        reasons = Sum.copy(reasons);
        questions = Map.copyOf(questions);
    }

    /// Both together.
    public Sheet plus(Sheet other) {
        Map<Question, Counts> all = new HashMap<>(questions);
        other.questions.forEach((question, counts) -> all.merge(question, counts, Counts::plus));
        return new Sheet(Sum.plus(outcomes, other.outcomes), Sum.plus(reasons, other.reasons), all);
    }

    /// How many conversations there were.
    public long conversations() {
        return Sum.all(outcomes) - outcomes.getOrDefault(Outcome.NOT_SENT, 0L);
    }

    /// What became of everybody.
    public Outcomes everybody() {
        return new Outcomes(outcomes, reasons);
    }

    /// What became of a question; nothing if it was never put.
    public Counts of(Question question) {
        return questions.getOrDefault(question, Counts.NONE);
    }
}
