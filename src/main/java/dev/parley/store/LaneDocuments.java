package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import dev.parley.conversation.Conversation;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneStore;
import dev.parley.kit.Gather;
import dev.parley.kit.Vault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.BsonValue;

/// The collections `lanes`, one document a lane with its newest conversation, and `conversations`, the ended ones
/// before.
/// Every write of a lane is guarded by its version. Safe for any thread.
final class LaneDocuments implements LaneStore {
    /// A lane may have 256 kB and a command 48 MB; beyond a few dozen lanes little is saved.
    private static final int BATCH = 64;
    /// While the database works on one command, the next one gathers.
    private static final Gather.Limits TOGETHER = new Gather.Limits(2, BATCH);

    private final MongoCollection<BsonDocument> lanes;
    private final MongoCollection<BsonDocument> ended;
    private final Gate gate;
    private volatile Vault vault = Vault.NONE;
    private final Gather<LaneWrites.One, Boolean> writes;
    private final Gather<LaneId, Optional<BsonDocument>> reads;

    LaneDocuments(Collections collections, Gate gate) {
        lanes = collections.lanes();
        ended = collections.conversations();
        this.gate = gate;
        LaneWrites each = new LaneWrites(lanes);
        writes = new Gather<>(TOGETHER, batch -> gate.run("write lanes", () -> each.write(batch)));
        reads = new Gather<>(TOGETHER, batch -> gate.run("read lanes", () -> read(batch)));
    }

    /// From now on what is said in confidence is sealed with this.
    void sealWith(Vault other) {
        vault = other;
    }

    /// Creates the indexes that listing needs; those there are stay.
    void index() {
        // In the very order in which pages are read: whatever else would have to be sorted, all of it, in memory.
        gate.run(
                "create the indexes of lanes",
                () -> lanes.createIndex(Indexes.ascending("conversation.startedAt", "conversation.id")));
        gate.run(
                "create the index of due lanes",
                () -> lanes.createIndex(Indexes.ascending("due"), new IndexOptions().sparse(true)));
        gate.run("create the indexes of conversations", () -> ended.createIndex(Indexes.ascending("startedAt", "id")));
    }

    @Override
    public Optional<Lane> find(LaneId id) {
        return reads.ask(id).map(document -> LaneBson.from(document, vault));
    }

    @Override
    public List<Lane> findAll(Collection<LaneId> ids) {
        List<Lane> found = new ArrayList<>();
        for (List<LaneId> batch = new ArrayList<>(ids); !batch.isEmpty(); batch = rest(batch)) {
            List<LaneId> first = batch.subList(0, Math.min(BATCH, batch.size()));
            gate.run("read lanes", () -> read(first))
                    .forEach(one ->
                            one.map(document -> LaneBson.from(document, vault)).ifPresent(found::add));
        }
        return found;
    }

    private static List<LaneId> rest(List<LaneId> batch) {
        return batch.subList(Math.min(BATCH, batch.size()), batch.size());
    }

    @Override
    public Optional<Lane> fresh(LaneId id) {
        return find(id);
    }

    @Override
    public boolean commit(Lane lane) {
        return writes.ask(LaneWrites.One.of(lane, vault));
    }

    @Override
    public Lane stored(Lane committed) {
        return committed.marked(LaneBson.mark(committed, vault));
    }

    @Override
    public List<LaneId> due(Instant until, int limit) {
        BsonDocument filter = new BsonDocument("due", new BsonDocument("$lte", Fields.time(until)));
        return gate.run(
                "look for due lanes",
                () -> lanes.find(filter)
                        .sort(Sorts.ascending("due"))
                        .projection(Projections.include("_id"))
                        .limit(limit)
                        .batchSize(limit)
                        .map(found -> new LaneId(found.getString("_id").getValue()))
                        .into(new ArrayList<>()));
    }

    @Override
    public void archive(Lane before, Conversation conversation) {
        BsonDocument document = new BsonDocument(
                        "_id", new BsonString(conversation.id().value()))
                .append("lane", new BsonString(before.id().value()));
        document.putAll(ConversationBson.to(conversation));
        if (Unreached.is(conversation, before.outbox())) {
            document.append(Unreached.FIELD, BsonBoolean.TRUE);
        }
        BsonDocument filter = new BsonDocument("_id", document.get("_id"));
        gate.run(
                "keep an ended conversation",
                () -> ended.replaceOne(filter, document, new ReplaceOptions().upsert(true)));
    }

    private List<Optional<BsonDocument>> read(List<LaneId> ids) {
        BsonArray wanted = new BsonArray();
        ids.forEach(id -> wanted.add(new BsonString(id.value())));
        Map<BsonValue, BsonDocument> found = new HashMap<>();
        lanes.find(new BsonDocument("_id", new BsonDocument("$in", wanted)))
                .batchSize(BATCH)
                .forEach(document -> found.put(document.get("_id"), document));
        return ids.stream()
                .map(id -> Optional.ofNullable(found.get(new BsonString(id.value()))))
                .toList();
    }
}
