package dev.parley.results;

import java.util.Locale;

/// What became of a question that was put to somebody. Each has exactly one.
public enum How {
    /// Was answered.
    ANSWERED,
    /// Was passed over, by the person or when its time was over.
    SKIPPED,
    /// Was the last one: nothing came any more.
    LEFT,
    /// Waits for its answer.
    OPEN;

    /// The word in stored documents and answers of the API.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
