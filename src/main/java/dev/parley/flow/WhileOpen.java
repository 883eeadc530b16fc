package dev.parley.flow;

import java.util.Locale;

/// What becomes of an invitation whose person is already in another conversation.
public enum WhileOpen {
    /// It waits until the other one has ended.
    QUEUE,
    /// It is not sent.
    SKIP,
    /// The other one is ended.
    REPLACE;

    /// The word used in flow files.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
