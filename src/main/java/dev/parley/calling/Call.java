package dev.parley.calling;

import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Effect;
import dev.parley.followup.Guarded;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.PendingCall;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// One call that a conversation waits for, and how far it is. Immutable.
///
/// @param version guards its writes
/// @param next when something is to be done about it; empty once it is settled
/// @param tries what became of it so far
record Call(LaneId lane, PendingCall pending, long version, Stand stand, Optional<Instant> next, Tries tries)
        implements Guarded.Versioned<Call> {
    /// Another try is worth while within the time there is.
    static final Duration PAUSE = Duration.ofMillis(500);
    /// So long after the time a call may take, whoever made it has told what became of it, or is no more.
    static final Duration CLAIM = Duration.ofSeconds(5);

    /// How far it is.
    enum Stand {
        /// To be made.
        WAITING,
        /// Somebody makes it just now, or has ended while doing so.
        UNDER_WAY,
        /// It was answered, and the conversation told.
        ANSWERED,
        /// It failed, and the conversation told.
        FAILED,
        /// Nobody knows whether the other system did what it was asked for: a call that was not to be repeated was
        /// broken off by the end of a process. For the conversation it failed.
        UNKNOWN
    }

    /// What became of it so far.
    ///
    /// @param status the last answer's, 0 if none came
    /// @param trouble what went wrong last, "" if nothing
    record Tries(int count, int status, String trouble, long millis) {
        static final Tries NONE = new Tries(0, 0, "", 0);
    }

    static Call fresh(LaneId lane, PendingCall pending) {
        return new Call(
                lane, pending, 0, Stand.WAITING, Optional.of(pending.order().at()), Tries.NONE);
    }

    /// Names it on its shelf.
    String key() {
        return pending.key();
    }

    Effect.Call order() {
        return pending.order();
    }

    ConversationId conversation() {
        return pending.conversation();
    }

    /// When the flow waits no longer.
    Instant end() {
        return order().at().plus(order().within());
    }

    Call claimed() {
        return new Call(lane, pending, version, Stand.UNDER_WAY, Optional.of(end().plus(CLAIM)), tries);
    }

    Call again(Tries more, Instant at) {
        return new Call(lane, pending, version, Stand.WAITING, Optional.of(at), more);
    }

    Call settled(Stand how, Tries last) {
        return new Call(lane, pending, version, how, Optional.empty(), last);
    }

    @Override
    public Call versioned(long other) {
        return new Call(lane, pending, other, stand, next, tries);
    }
}
