package dev.parley.flow;

import java.util.Locale;
import java.util.Optional;

/// What a survey is about, which decides how often a person may be asked.
public enum FlowKind {
    /// One event: a purchase, a call.
    TRANSACTIONAL,
    /// The relationship as a whole.
    RELATIONSHIP,
    /// Colleagues, again and again.
    PULSE;

    /// The word used in flow files.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The kind of that word.
    public static Optional<FlowKind> of(String word) {
        for (FlowKind kind : values()) {
            if (kind.word().equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
