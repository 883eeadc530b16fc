package dev.parley.followup;

import java.util.Locale;
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
        return name().toLowerCase(Locale.ROOT);
    }

    /// The priority of that word, if there is one.
    public static Optional<Priority> of(String word) {
        for (Priority one : values()) {
            if (one.word().equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
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
