package dev.parley.flowfile.source;

import java.util.Comparator;
import java.util.Locale;

/// Something an author has to know about a place in a file, in a sentence that says what to do.
///
/// @param line counted from 1
/// @param column counted from 1
public record Problem(Severity severity, String file, int line, int column, String message) {
    /// In the order of the files, and of the places within one.
    public static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::file).thenComparingInt(Problem::line).thenComparingInt(Problem::column);

    /// How bad it is.
    public enum Severity {
        /// The flow is not published.
        ERROR,
        /// The flow works, though probably not as meant.
        WARNING;

        /// The word printed: `error`, `warning`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whether it keeps the flow from being published.
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /// As `validate` prints it: `file:line:column: error: message`.
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + ": " + severity.word() + ": " + message;
    }
}
