package dev.parley.flowfile.text;

import dev.parley.flow.Scope;
import dev.parley.flow.StepId;
import dev.parley.flowfile.source.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the texts and conditions of a flow may name. Fields of `contact` and `event` come from outside, so any name is
/// good; variables and questions are the flow's own.
///
/// @param questions by the id the author wrote
/// @param vars every variable that the flow declares or writes
/// @param written fields of the contact that the flow writes
public record Names(Map<String, Question> questions, Set<String> vars, Set<String> written) {
    /// What can be asked about an answer.
    public static final List<String> ANSWER_FIELDS = List.of("value", "band", "comment");

    /// A question as texts see it.
    ///
    /// @param id its id when the flow runs; another one than written if its flow is included and the id was taken
    /// @param kind what its value is
    /// @param words what its answer may be
    public record Question(StepId id, Kind kind, Words words) {}

    /// The words that an answer may be, and the bands it may lie in; none means any.
    public record Words(Set<String> values, Set<String> bands) {
        /// Anything.
        public static final Words ANY = new Words(Set.of(), Set.of());

        public Words {
            values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
            bands = Collections.unmodifiableSet(new LinkedHashSet<>(bands));
        }
    }

    /// What an answer's value is.
    public enum Kind {
        /// A score.
        WHOLE,
        /// A number that may have decimals.
        DECIMAL,
        /// Words, or one of several words.
        WORDS,
        /// Several words.
        LIST,
        /// Not known because the question itself is faulty.
        ANY
    }

    /// What a path stands for.
    public sealed interface Found {
        /// Where it is found when the flow runs.
        record Known(List<String> path) implements Found {
            public Known {
                path = List.copyOf(path);
            }
        }

        /// A half sentence: `nobody.name is unknown; …`.
        record Unknown(String why) implements Found {}
    }

    public Names {
        questions = Collections.unmodifiableMap(new LinkedHashMap<>(questions));
        vars = Collections.unmodifiableSet(new LinkedHashSet<>(vars));
        written = Collections.unmodifiableSet(new LinkedHashSet<>(written));
    }

    /// What a path such as `contact.first_name` stands for.
    public Found find(List<String> path) {
        return switch (path.getFirst()) {
            case "contact", "event" -> path.size() > 1 ? new Found.Known(path) : incomplete(path, "NAME");
            case "vars" -> variable(path);
            case "answers" -> answer(path);
            case "channel", "language", "now" -> path.size() == 1 ? new Found.Known(path) : tooLong(path);
            default -> unknown(path.getFirst(), path.getFirst(), Scope.ROOTS);
        };
    }

    /// What is doubtful about a good path: a field of the contact that is almost one the flow writes.
    Optional<String> doubt(List<String> path) {
        boolean field = path.size() > 1 && path.getFirst().equals("contact") && !written.contains(path.get(1));
        return field
                ? Nearest.to(path.get(1), written)
                        .map(near -> "contact." + path.get(1) + ": this flow writes contact." + near)
                : Optional.empty();
    }

    private Found variable(List<String> path) {
        if (path.size() < 2) {
            return incomplete(path, "NAME");
        }
        return vars.contains(path.get(1))
                ? new Found.Known(path)
                : vars.isEmpty()
                        ? new Found.Unknown("unknown vars." + path.get(1) + "; declare it under vars")
                        : unknown("vars." + path.get(1), path.get(1), List.copyOf(vars));
    }

    private Found answer(List<String> path) {
        if (path.size() < 2) {
            return incomplete(path, "STEP.value");
        }
        Question question = questions.get(path.get(1));
        if (question == null) {
            return unknown("question " + path.get(1), path.get(1), List.copyOf(questions.keySet()));
        }
        if (path.size() == 2) {
            return incomplete(path, "value");
        }
        if (path.size() > 3) {
            return tooLong(path.subList(0, 3));
        }
        if (!ANSWER_FIELDS.contains(path.get(2))) {
            return unknown(path.get(2) + " of an answer", path.get(2), ANSWER_FIELDS);
        }
        List<String> found = new ArrayList<>(path);
        found.set(1, question.id().value());
        return new Found.Known(found);
    }

    private static Found unknown(String shown, String word, List<String> known) {
        return new Found.Unknown("unknown " + shown + Nearest.hint(word, known));
    }

    private static Found incomplete(List<String> path, String rest) {
        String written = String.join(".", path);
        return new Found.Unknown(written + " is not one value; write " + written + "." + rest);
    }

    private static Found tooLong(List<String> path) {
        return new Found.Unknown(path.getLast() + " has no parts");
    }
}
