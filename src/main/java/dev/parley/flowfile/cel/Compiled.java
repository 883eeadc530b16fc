package dev.parley.flowfile.cel;

import java.util.List;

/// What became of an expression's text.
///
/// @param <T> a condition or an expression
public sealed interface Compiled<T> {
    /// It can be evaluated.
    record Good<T>(T made) implements Compiled<T> {}

    /// It cannot.
    record Bad<T>(List<Fault> faults) implements Compiled<T> {
        public Bad {
            faults = List.copyOf(faults);
        }
    }

    /// What is wrong at a character of the text, counted from 0.
    record Fault(int offset, String message) {}
}
