package dev.parley.outbox;

import java.util.Locale;

/// What a message is for: decides what happens when nobody knows whether it was sent.
public enum Kind {
    /// Asks something. Sent again rather than lost: an answer is judged by what was asked last, so twice is
    /// harmless.
    QUESTION,
    /// Tells something. Lost rather than sent twice.
    NOTICE,
    /// Goes the way of a notice and is never sent: written beside a real one, so that the writes do not tell whom that
    /// one is for.
    BLANK;

    /// The word used in stored documents.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
