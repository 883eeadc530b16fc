package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import java.util.List;

/// The conversations of one person. Safe for any thread; throws {@link StoreUnavailable} when the store cannot be
/// reached.
@FunctionalInterface
public interface LaneTalks {
    /// The conversations of a lane, running and ended, in no order, at most so many.
    List<Conversation> of(LaneId lane, int limit);
}
