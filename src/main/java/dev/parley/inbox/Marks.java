package dev.parley.inbox;

import java.time.Instant;
import java.util.Optional;

/// Until when everything was well, kept in the store over restarts. Safe for any thread; every method throws
/// {@link StoreUnavailable} when the store cannot be reached.
public interface Marks {
    /// When all was well last; empty at the very first start.
    Optional<Instant> healthyUntil();

    /// All is well at this time.
    void healthy(Instant now);
}
