package dev.parley.access;

import java.time.Instant;
import java.util.Optional;

/// A program's way in, managed in the admin app. Of the secret itself only the hash is kept.
///
/// @param id its hash (SHA-256, hexadecimal)
/// @param until when it ends, if it does
public record Token(String id, String name, Scopes scopes, String by, Instant since, Optional<Instant> until) {
    /// Whether it still opens.
    public boolean isValid(Instant now) {
        return until.filter(end -> !now.isBefore(end)).isEmpty();
    }
}
