package dev.parley.inbox;

import dev.parley.conversation.Conversation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Lanes of which each change on this node is told once it is durable. Safe for any thread.
///
/// @param told must neither block nor throw
public record ToldLanes(LaneStore lanes, Consumer<Lane> told) implements LaneStore {
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
            told.accept(lane);
        }
        return done;
    }

    @Override
    public List<LaneId> due(Instant until, int limit) {
        return lanes.due(until, limit);
    }

    @Override
    public void archive(Lane lane, Conversation ended) {
        lanes.archive(lane, ended);
    }
}
