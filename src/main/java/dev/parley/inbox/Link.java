package dev.parley.inbox;

import dev.parley.flow.FlowId;
import java.time.Instant;
import java.util.Optional;

/// An address on the web under which one person holds one survey.
///
/// @param hash of the secret in the address, which itself is kept nowhere
/// @param flow the survey
/// @param parties whose line it opens; empty if whoever comes first makes it theirs, each on a copy of their own
/// @param made since when it is there: surveys held before do not count
/// @param expires from when on it opens nothing
public record Link(String hash, FlowId flow, Optional<Parties> parties, Instant made, Instant expires) {
    /// @throws IllegalArgumentException if the hash is empty
    public Link {
        if (hash.isEmpty()) {
            throw new IllegalArgumentException("a link has a hash");
        }
    }

    /// The key of the request that begins its conversation: the same link begins only one.
    public String key() {
        return "link." + hash.substring(0, Math.min(32, hash.length()));
    }
}
