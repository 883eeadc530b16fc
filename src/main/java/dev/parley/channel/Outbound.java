package dev.parley.channel;

/// A message to send.
///
/// @param key names it within its conversation; the same key is never sent twice
/// @param text the words, complete as they stand
public record Outbound(String key, String text) {
    /// Leaves out the words, which do not belong into logs.
    @Override
    public String toString() {
        return "outbound message " + key;
    }
}
