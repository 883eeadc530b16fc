package dev.parley.access;

import java.time.Instant;

/// A person who is signed in on one browser. Of its secret only the hash is kept.
///
/// @param id its hash (SHA-256, hexadecimal)
/// @param user who
public record Session(String id, String user, Instant since, Instant until) {
    /// Whether it still holds.
    public boolean isValid(Instant now) {
        return now.isBefore(until);
    }
}
