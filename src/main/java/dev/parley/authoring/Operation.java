package dev.parley.authoring;

/// What somebody does to a step who prefers forms to texts.
public sealed interface Operation {
    /// Takes it away, with its branches and the comments right above it.
    record Remove() implements Operation {}

    /// Puts it above the step before it in its list, or below the one behind it.
    record Shift(boolean up) implements Operation {}

    /// Puts a new step below it.
    ///
    /// @param kind `ask`, `say`, `wait`, `end` …, or an answer type for a question of it
    record Add(String kind) implements Operation {}

    /// Puts a new step at the end of one of its branches, which is made if it is not there.
    ///
    /// @param branch a key of `then`; `steps` or `else` of a condition
    record AddInside(String branch, String kind) implements Operation {}

    /// Writes one of its keys.
    ///
    /// @param value "" takes the key away
    record Put(String key, String value) implements Operation {}

    /// What comes of it.
    sealed interface Outcome {
        /// The whole text, and where the step stands in it that was changed or added.
        record Done(String source, int line, int column) implements Outcome {}

        /// It cannot be done here.
        ///
        /// @param why a sentence that says what to do instead
        record Impossible(String why) implements Outcome {}
    }
}
