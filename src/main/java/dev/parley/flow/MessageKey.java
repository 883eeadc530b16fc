package dev.parley.flow;

import java.util.Locale;
import java.util.Optional;

/// Built-in messages that a flow can word otherwise under `messages`.
public enum MessageKey {
    /// Answers HELP.
    HELP,
    /// Confirms that a person opted out.
    STOPPED,
    /// Confirms that a person opted in again.
    STARTED,
    /// Asks again when a reply was not understood.
    UNCLEAR,
    /// Answers a reply that comes after the survey expired.
    EXPIRED,
    /// Answers a reply that comes after the survey was finished.
    LATE,
    /// Answers a message when there is nothing to answer.
    NOTHING_OPEN;

    /// The word used in flow files: `nothing-open`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The message of that word.
    public static Optional<MessageKey> of(String word) {
        for (MessageKey key : values()) {
            if (key.word().equals(word)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }
}
