package dev.parley.inbox;

import java.time.Instant;
import java.util.Optional;

/// Where links are kept. Safe for any thread; throws {@link StoreUnavailable} when the store cannot be reached.
public interface Links {
    /// Keeps a link, found again under its hash, until it is swept or its person is erased.
    void keep(Link link);

    /// The link of that hash, expired or not, as long as it is not swept.
    Optional<Link> find(String hash);

    /// Forgets those that expired before that time.
    void sweep(Instant before);
}
