package dev.parley.inbox;

import java.time.Instant;
import java.util.Optional;

/// How a person stands to being written to.
///
/// @param optedOut since when they want no messages
/// @param optedIn when they last said that they want some, if nothing was said since
/// @param noticed when they were last told that there is nothing to answer
public record Standing(Optional<Instant> optedOut, Optional<Instant> optedIn, Optional<Instant> noticed) {
    /// May be written to.
    public static final Standing WELCOME = new Standing(Optional.empty(), Optional.empty(), Optional.empty());

    Standing outSince(Instant now) {
        return new Standing(Optional.of(optedOut.orElse(now)), Optional.empty(), noticed);
    }

    Standing inAgain(Instant now) {
        return new Standing(Optional.empty(), Optional.of(now), noticed);
    }

    Standing noticedAt(Instant now) {
        return new Standing(optedOut, optedIn, Optional.of(now));
    }
}
