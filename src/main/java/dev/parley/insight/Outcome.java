package dev.parley.insight;

/// What became of somebody who was to be asked. Everybody has exactly one.
public enum Outcome {
    /// Came to the end.
    COMPLETED(true),
    /// Answered something, then no more, and the time is over.
    PARTIAL(true),
    /// Was asked, and is asked still.
    OPEN(true),
    /// Was asked, and the time went by without an answer.
    EXPIRED(true),
    /// Was asked, and wished no more messages.
    OPTED_OUT(true),
    /// A message was sent that did not arrive.
    NOT_REACHED(false),
    /// Nothing was sent, for a reason that is kept.
    NOT_SENT(false);

    private final boolean isReached;

    Outcome(boolean isReached) {
        this.isReached = isReached;
    }

    /// Whether the question arrived.
    public boolean isReached() {
        return isReached;
    }
}
