package dev.parley.outbox;

import java.time.Duration;
import java.time.Instant;

/// What all nodes know of how far a sender's time is given away. Safe for any thread; blocks, and throws an
/// {@link IllegalStateException} if the store cannot be reached.
@FunctionalInterface
public interface PaceStore {
    /// Gives away the next stretch of a sender's time.
    ///
    /// @return when it begins: `now`, or when what was given away before ends
    Instant reserve(String sender, Instant now, Duration length);
}
