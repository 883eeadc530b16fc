package dev.parley.outbox;

import dev.parley.channel.Outbound;
import dev.parley.channel.Question;
import dev.parley.channel.Route;
import java.time.Instant;
import java.util.Optional;

/// One call to a provider that somebody has claimed and is to make now.
///
/// @param lane the lane's id
public record Job(Task task, String lane, String channel, Route route, Sending sending, Optional<Question> question) {
    /// What the call is for.
    public enum Task {
        /// To send it.
        SEND,
        /// To find out whether it was sent.
        LOOK_UP
    }

    /// The message as its channel wants it.
    public Outbound message() {
        return new Outbound(sending.key(), sending.content().text(), question);
    }

    /// When it may have been sent at the earliest.
    public Instant since() {
        return sending.content().born().minus(Sending.LOOK_AFTER);
    }

    /// Leaves out addresses and words, which do not belong into logs.
    @Override
    public String toString() {
        return task + " " + sending.key();
    }
}
