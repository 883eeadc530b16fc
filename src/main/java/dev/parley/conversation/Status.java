package dev.parley.conversation;

import java.util.List;

/// How a conversation stands: `open` while it runs, else how it ended. Authors may end with words of their own.
public record Status(String word) {
    /// It waits for an answer or for the clock.
    public static final Status OPEN = new Status("open");
    /// It came to its end.
    public static final Status COMPLETED = new Status("completed");
    /// Nobody answered in time.
    public static final Status EXPIRED = new Status("expired");
    /// The person asked not to be written to.
    public static final Status OPTED_OUT = new Status("opted-out");
    /// Another conversation took its place.
    public static final Status REPLACED = new Status("replaced");
    /// A person on our side replied while it ran.
    public static final Status TAKEN_OVER = new Status("taken-over");
    /// It grew past a limit that only loops and machines reach.
    public static final Status TOO_LONG = new Status("too-long");

    /// Whether the flow came to its end: in its usual word, or one of its author's.
    public boolean isOfFlow() {
        return !isOpen()
                && !List.of(EXPIRED, OPTED_OUT, REPLACED, TAKEN_OVER, TOO_LONG).contains(this);
    }

    /// Whether it still runs.
    public boolean isOpen() {
        return equals(OPEN);
    }

    @Override
    public String toString() {
        return word;
    }
}
