package dev.parley.followup;

import dev.parley.conversation.Conversation;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import java.time.Instant;
import java.util.Optional;

/// A conversation as a turn has just written it, and whose it is. Those held in confidence are never followed.
///
/// @param optedOut since when its person wants no messages
public record Followed(LaneId lane, Conversation conversation, Optional<Instant> optedOut) {
    /// What is to be followed of a lane; nothing if its conversation is held in confidence, or there is none.
    static Optional<Followed> of(Lane lane) {
        return lane.isInConfidence()
                ? Optional.empty()
                : lane.talk()
                        .current()
                        .map(talk -> new Followed(
                                lane.id(), talk, lane.contact().standing().optedOut()));
    }
}
