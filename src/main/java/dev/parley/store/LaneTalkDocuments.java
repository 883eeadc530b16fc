package dev.parley.store;

import dev.parley.conversation.Conversation;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneStore;
import dev.parley.inbox.LaneTalks;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// A person's conversations: the newest in the lane, the ones before in `conversations`. Safe for any thread.
final class LaneTalkDocuments implements LaneTalks {
    private final Collections collections;
    private final Gate gate;
    private final LaneStore lanes;

    LaneTalkDocuments(Collections collections, Gate gate, LaneStore lanes) {
        this.collections = collections;
        this.gate = gate;
        this.lanes = lanes;
    }

    @Override
    public List<Conversation> of(LaneId lane, int limit) {
        // One that is being moved stands in both places.
        Map<String, Conversation> found = new LinkedHashMap<>();
        lanes.find(lane)
                .map(Lane::talk)
                .flatMap(Lane.Talk::current)
                .filter(one -> !one.isInConfidence())
                .ifPresent(one -> found.put(one.id().value(), one));
        BsonDocument filter = new BsonDocument("lane", new BsonString(lane.value()));
        gate.run("read a person's conversations", () -> {
            collections.conversations().find(filter).limit(limit).forEach(document -> {
                Conversation one = ConversationBson.from(document);
                found.putIfAbsent(one.id().value(), one);
            });
            return true;
        });
        return found.values().stream().limit(limit).toList();
    }
}
