package dev.parley.followup;

import dev.parley.kit.Word;
import java.util.Optional;

/// How important a case is, the least first.
public enum Priority {
    /// When there is time.
    LOW,
    /// As others.
    NORMAL,
    /// Before others.
    HIGH,
    /// Now.
    URGENT;

    /// The word in flows, stored documents and the API: `low`.
    public String word() {
        return Word.of(this);
    }

    /// The priority of that word, if there is one.
    public static Optional<Priority> of(String word) {
        return Word.find(Priority.class, word);
    }

    /// One more important, if there is one.
    Priority raised() {
        return switch (this) {
            case LOW -> NORMAL;
            case NORMAL -> HIGH;
            case HIGH, URGENT -> URGENT;
        };
    }

    Priority or(Priority other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
