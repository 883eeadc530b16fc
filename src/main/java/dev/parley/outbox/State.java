package dev.parley.outbox;

import java.util.Locale;

/// How far a message has come.
public enum State {
    /// Waits for its time.
    READY,
    /// Waits for its turn at its sender's pace, which is reserved.
    PACED,
    /// In somebody's hands until its claim is over.
    CLAIMED,
    /// May have been sent: to be looked up.
    MAYBE,
    /// The provider has it.
    SENT,
    /// It arrived.
    DELIVERED,
    /// The network gave it up.
    UNDELIVERED,
    /// Not sent, and never will be; or nobody will ever know.
    FAILED,
    /// Not sent in time.
    EXPIRED,
    /// No longer wanted.
    CANCELLED;

    /// The word used in stored documents: `ready`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether nothing is left to do.
    public boolean isSettled() {
        return switch (this) {
            case READY, PACED, CLAIMED, MAYBE -> false;
            case SENT, DELIVERED, UNDELIVERED, FAILED, EXPIRED, CANCELLED -> true;
        };
    }

    /// Whether it certainly has not left the house.
    public boolean isWaiting() {
        return this == READY || this == PACED;
    }
}
