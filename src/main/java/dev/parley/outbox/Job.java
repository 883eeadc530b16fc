package dev.parley.outbox;

import dev.parley.channel.Outbound;
import dev.parley.channel.Question;
import dev.parley.channel.Route;
import java.time.Instant;
import java.util.Optional;

/// One call to a provider that somebody has claimed and is to make now.
///
/// @param whose the lane
public record Job(Task task, Whose whose, Route route, Sending sending, Optional<Question> question) {
    /// Whom it concerns.
    ///
    /// @param lane the lane's id
    /// @param inConfidence whether nobody may see when this person is told something
    public record Whose(String lane, String channel, boolean inConfidence) {}

    /// What the call is for.
    public enum Task {
        /// To send it.
        SEND,
        /// To find out whether it was sent.
        LOOK_UP
    }

    /// The lane's id.
    public String lane() {
        return whose.lane();
    }

    /// The channel's name.
    public String channel() {
        return whose.channel();
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
