package dev.parley.channel;

import java.util.Optional;

/// A message to send.
///
/// @param key names it within its conversation; the same key is never sent twice
/// @param text the words, complete as they stand
/// @param question what may be tapped instead of typed, on channels that have controls
public record Outbound(String key, String text, Optional<Question> question) {
    /// A message of words alone.
    public Outbound(String key, String text) {
        this(key, text, Optional.empty());
    }

    /// Leaves out the words, which do not belong into logs.
    @Override
    public String toString() {
        return "outbound message " + key;
    }
}
