package dev.parley.authoring;

import java.time.Instant;

/// A flow's text while somebody works on it.
///
/// @param version how often it was saved; 0 if it never was
/// @param author who saved it last
public record Draft(Text text, long version, String author, Instant at) {
    /// The same saved once more.
    public Draft next(Text other, String by, Instant now) {
        return new Draft(other, version + 1, by, now);
    }
}
