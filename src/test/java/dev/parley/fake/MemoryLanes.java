package dev.parley.fake;

import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lanes in memory, by the rules of their port. One thread.
public final class MemoryLanes implements LaneStore {
    private final Map<LaneId, Lane> lanes = new HashMap<>();
    private final Map<LaneId, Map<ConversationId, Conversation>> ended = new HashMap<>();

    @Override
    public Optional<Lane> find(LaneId id) {
        return Optional.ofNullable(lanes.get(id));
    }

    @Override
    public Optional<Lane> fresh(LaneId id) {
        return find(id);
    }

    @Override
    public boolean commit(Lane lane) {
        long stored = find(lane.id()).map(Lane::version).orElse(0L);
        if (stored != lane.version() - 1) {
            return false;
        }
        lanes.put(lane.id(), lane);
        return true;
    }

    @Override
    public List<LaneId> due(Instant until, int limit) {
        return lanes.values().stream()
                .filter(lane ->
                        lane.stamp().due().filter(due -> !due.isAfter(until)).isPresent())
                .sorted(Comparator.comparing(lane -> lane.stamp().due().orElseThrow()))
                .limit(limit)
                .map(Lane::id)
                .toList();
    }

    @Override
    public void archive(Lane lane, Conversation conversation) {
        ended.computeIfAbsent(lane.id(), one -> new LinkedHashMap<>()).put(conversation.id(), conversation);
    }

    /// Every conversation of a lane, those that ended and the newest.
    public List<Conversation> talks(LaneId lane) {
        Map<ConversationId, Conversation> all = new LinkedHashMap<>(ended.getOrDefault(lane, Map.of()));
        find(lane).flatMap(one -> one.talk().current()).ifPresent(newest -> all.put(newest.id(), newest));
        return List.copyOf(all.values());
    }
}
