package dev.parley.authoring;

import dev.parley.flowfile.KeyTable;
import java.util.List;

/// What may stand at a place of a flow file: what completion offers and what the JSON Schema says.
public sealed interface Shape {
    /// A single value of any kind; `pattern` is a regular expression for it, "" for none.
    record Scalar(String pattern) implements Shape {}

    /// One of some words.
    record Words(List<String> words) implements Shape {
        public Words {
            words = List.copyOf(words);
        }
    }

    /// A mapping with the keys of a table.
    record Keys(KeyTable table) implements Shape {}

    /// One step: a mapping with the keys of its verb.
    record AStep() implements Shape {}

    /// A list of such.
    record Many(Shape item) implements Shape {}

    /// A mapping whose keys the author chooses.
    ///
    /// @param keys what the keys are
    record Named(Names keys, Shape value) implements Shape {}

    /// What an author names by keys or values of their own.
    enum Names {
        /// Anything.
        ANY,
        /// Values, ranges and bands of the question's answers.
        BRANCHES,
        /// Languages.
        LANGUAGES,
        /// Ids of steps.
        STEPS
    }

    /// The id of a step of the flow.
    record StepName() implements Shape {}

    /// A condition or an expression in CEL.
    record Expression() implements Shape {}

    /// A text, in which `{{ }}` may stand.
    record Prose() implements Shape {}

    /// One of several.
    record Either(List<Shape> shapes) implements Shape {
        public Either {
            shapes = List.copyOf(shapes);
        }
    }
}
