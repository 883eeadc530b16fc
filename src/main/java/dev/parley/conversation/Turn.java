package dev.parley.conversation;

import java.time.Instant;

/// One message in or out.
///
/// @param from who said it
/// @param step the step that was asked or answered, "" outside of any
/// @param text the words, exactly
/// @param reading how an inbound text was read: `digit`, `unclear: several`; "" for our own messages, `by-hand` for
///     what a person on our side said
public record Turn(Speaker from, String step, String text, String reading, Instant at) {
    /// Who says something.
    public enum Speaker {
        /// Parley.
        BOT,
        /// The person.
        PERSON
    }

    /// The reading of what a person on our side said.
    private static final String BY_HAND = "by-hand";

    /// Something a person on our side said.
    public static Turn sentByHand(String text, Instant at) {
        return new Turn(Speaker.BOT, "", text, BY_HAND, at);
    }

    /// Whether a person on our side said it.
    public boolean isByHand() {
        return from == Speaker.BOT && reading.equals(BY_HAND);
    }

    /// Something the person said while a step waited.
    public static Turn said(String step, String text, String reading, Instant at) {
        return new Turn(Speaker.PERSON, step, text, reading, at);
    }

    /// Something we said for a step.
    public static Turn sent(String step, String text, Instant at) {
        return new Turn(Speaker.BOT, step, text, "", at);
    }
}
