package dev.parley.outbox;

import java.util.Locale;

/// What a message is for: decides what happens when nobody knows whether it was sent.
public enum Kind {
    /// Asks something. Sent again rather than lost: an answer is judged by what was asked last, so twice is
    /// harmless.
    QUESTION,
    /// Tells something. Lost rather than sent twice.
    NOTICE;

    /// The word used in stored documents.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
