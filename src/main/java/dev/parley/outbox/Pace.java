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

    /// How many invitations may be begun now. Those whose turn is hours away had better wait where a stop, the night
    /// and the budget are looked at again, than with their sender.
    ///
    /// @param most no more than so many
    default int room(Instant now, int most) {
        return most;
    }
}
