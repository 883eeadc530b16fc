package dev.parley.flow;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What may be answered to a question.
public sealed interface AnswerType {
    /// The word used in flow files: `nps`, `yes-no`, `choice` …
    String word();

    /// A whole number on a scale. Labels are the author's own words for single numbers, by language; numbers
    /// without one have the built-in label of their scale.
    record Score(Scale scale, Map<Integer, Map<Language, String>> labels) implements AnswerType {
        public Score {
            labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        }

        /// A scale with its built-in labels.
        public static Score of(Scale scale) {
            return new Score(scale, Map.of());
        }

        @Override
        public String word() {
            return scale.kind().word();
        }
    }

    /// Yes or no; the answer's value is the text `yes` or `no`.
    record YesNo() implements AnswerType {
        @Override
        public String word() {
            return "yes-no";
        }
    }

    /// One of several options; the answer's value is the option's value.
    record Choice(List<Option> options, boolean shuffle) implements AnswerType {
        public Choice {
            options = List.copyOf(options);
        }

        @Override
        public String word() {
            return "choice";
        }
    }

    /// Any number of several options; the answer's value is a list of options' values.
    record Choices(List<Option> options, boolean shuffle) implements AnswerType {
        public Choices {
            options = List.copyOf(options);
        }

        @Override
        public String word() {
            return "choices";
        }
    }

    /// Words, kept exactly as written.
    record Text() implements AnswerType {
        @Override
        public String word() {
            return "text";
        }
    }

    /// A decimal number between two limits, both included.
    record Decimal(BigDecimal min, BigDecimal max) implements AnswerType {
        /// Stands for "no limit": more than anybody types.
        public static final BigDecimal UNLIMITED = BigDecimal.TEN.pow(15);

        @Override
        public String word() {
            return "number";
        }
    }

    /// A day; the answer's value is the text `2026-01-31` (ISO 8601).
    record Date() implements AnswerType {
        @Override
        public String word() {
            return "date";
        }
    }

    /// An e-mail address, its domain in lower case.
    record Email() implements AnswerType {
        @Override
        public String word() {
            return "email";
        }
    }

    /// A telephone number; the answer's value is its E.164 form.
    record Phone() implements AnswerType {
        @Override
        public String word() {
            return "phone";
        }
    }

    /// The options in the order the author wrote them; none for types without options.
    default List<Option> options() {
        return switch (this) {
            case Choice c -> c.options();
            case Choices c -> c.options();
            case Score s -> List.of();
            case YesNo y -> List.of();
            case Text t -> List.of();
            case Decimal d -> List.of();
            case Date d -> List.of();
            case Email e -> List.of();
            case Phone p -> List.of();
        };
    }
}
