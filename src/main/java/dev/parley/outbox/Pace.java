package dev.parley.outbox;

import java.time.Instant;

/// How fast a sender may send. Safe for any thread; may block.
@FunctionalInterface
public interface Pace {
    /// As fast as it goes.
    Pace UNBOUNDED = (channel, our, content, now) -> now;

    /// Reserves the next free time for a message; it may be sent then, not before.
    ///
    /// @param our the address that sends
    Instant reserve(String channel, String our, Sending.Content content, Instant now);
}
