package dev.parley.inbox;

/// What a person on our side says to somebody, beside all surveys.
///
/// @param key names it: the same key again says nothing
public record ReplyByHand(String key, String text) {
    /// What becomes of it.
    public enum Outcome {
        /// It is on its way.
        SAID,
        /// It was said before, by this key.
        SAID_BEFORE,
        /// They want no messages.
        OPTED_OUT,
        /// Nothing can be sent on their channel: it has no credentials.
        NO_WAY,
        /// Their line is not there any more.
        UNKNOWN,
        /// They speak in confidence: nobody may know who they are.
        IN_CONFIDENCE
    }

    /// @throws IllegalArgumentException if there is no key or no text
    public ReplyByHand {
        if (key.isBlank() || text.isBlank()) {
            throw new IllegalArgumentException("a reply has a key and a text");
        }
    }
}
