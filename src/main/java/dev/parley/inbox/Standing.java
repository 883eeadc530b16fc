package dev.parley.inbox;

import java.time.Instant;
import java.util.Optional;

/// How a person stands to being written to.
///
/// @param optedOut since when they want no messages
/// @param noticed when they were last told that there is nothing to answer
public record Standing(Optional<Instant> optedOut, Optional<Instant> noticed) {
    /// May be written to.
    public static final Standing WELCOME = new Standing(Optional.empty(), Optional.empty());

    Standing outSince(Instant now) {
        return new Standing(Optional.of(optedOut.orElse(now)), noticed);
    }

    Standing inAgain() {
        return new Standing(Optional.empty(), noticed);
    }

    Standing noticedAt(Instant now) {
        return new Standing(optedOut, Optional.of(now));
    }
}
