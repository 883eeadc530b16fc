package dev.parley.followup;

import dev.parley.conversation.Conversation;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Lanes of which each write of this node is handed over once it is durable. Safe for any thread.
///
/// @param taker must neither block nor throw
public record FollowedLanes(LaneStore lanes, Consumer<Lane> taker) implements LaneStore {
    @Override
    public Optional<Lane> find(LaneId id) {
        return lanes.find(id);
    }

    @Override
    public List<Lane> findAll(Collection<LaneId> ids) {
        return lanes.findAll(ids);
    }

    @Override
    public Optional<Lane> fresh(LaneId id) {
        return lanes.fresh(id);
    }

    @Override
    public boolean commit(Lane lane) {
        boolean done = lanes.commit(lane);
        if (done) {
            taker.accept(lane);
        }
        return done;
    }

    @Override
    public List<LaneId> due(Instant until, int limit) {
        return lanes.due(until, limit);
    }

    @Override
    public void archive(Lane before, Conversation ended) {
        lanes.archive(before, ended);
    }
}
