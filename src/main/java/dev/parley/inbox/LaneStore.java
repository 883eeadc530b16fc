package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Where lanes are kept. Safe for any thread; every method throws {@link StoreUnavailable} when the
/// store cannot be reached or did not confirm.
public interface LaneStore {
    /// The lane, which may be a copy that another node has changed since: {@link #commit} finds out.
    Optional<Lane> find(LaneId id);

    /// Those of the lanes that there are, in no order; copies as {@link #find} gives them.
    default List<Lane> findAll(Collection<LaneId> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    /// The lane as it is stored now: for what may decide that nothing is to be written, which no later check would
    /// correct.
    Optional<Lane> fresh(LaneId id);

    /// Makes this the lane's next version, durably, if its stored version is still the one before.
    ///
    /// @return whether it was; if not, find the lane again
    boolean commit(Lane lane);

    /// A lane that was committed, as whoever commits its next version must know it.
    default Lane stored(Lane committed) {
        return committed;
    }

    /// The lanes whose time has come, the longest due first.
    List<LaneId> due(Instant until, int limit);

    /// Keeps an ended conversation apart from its lane, before another takes its place there. Doing it twice is
    /// doing it once.
    ///
    /// @param before the lane while the conversation is still in it
    void archive(Lane before, Conversation ended);
}
