package dev.parley.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.conversation.Conversation;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneStore;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/// The collections `lanes`, one document a lane with its newest conversation, and `conversations`, the ended ones
/// before.
/// Every write of a lane is guarded by its version. Safe for any thread.
final class LaneDocuments implements LaneStore {
    private final MongoCollection<BsonDocument> lanes;
    private final MongoCollection<BsonDocument> ended;
    private final Gate gate;

    LaneDocuments(Collections collections, Gate gate) {
        lanes = collections.lanes();
        ended = collections.conversations();
        this.gate = gate;
    }

    /// Creates the indexes that listing needs; those there are stay.
    void index() {
        gate.run("create the indexes of lanes", () -> lanes.createIndex(Indexes.ascending("conversation.startedAt")));
        gate.run("create the indexes of conversations", () -> ended.createIndex(Indexes.ascending("startedAt")));
    }

    @Override
    public Optional<Lane> find(LaneId id) {
        return gate.run(
                        "read a lane",
                        () -> Optional.ofNullable(lanes.find(byId(id)).first()))
                .map(LaneBson::from);
    }

    @Override
    public boolean commit(Lane lane) {
        BsonDocument document = LaneBson.to(lane);
        return gate.run("write a lane", () -> lane.version() == 1 ? insert(document) : replace(lane, document));
    }

    @Override
    public void archive(LaneId lane, Conversation conversation) {
        BsonDocument document = new BsonDocument(
                        "_id", new BsonString(conversation.id().value()))
                .append("lane", new BsonString(lane.value()));
        document.putAll(ConversationBson.to(conversation));
        BsonDocument filter = new BsonDocument("_id", document.get("_id"));
        gate.run(
                "keep an ended conversation",
                () -> ended.replaceOne(filter, document, new ReplaceOptions().upsert(true)));
    }

    private boolean replace(Lane lane, BsonDocument document) {
        BsonDocument filter = byId(lane.id()).append("rev", new BsonInt64(lane.version() - 1));
        return lanes.replaceOne(filter, document).getMatchedCount() == 1;
    }

    private boolean insert(BsonDocument document) {
        try {
            lanes.insertOne(document);
            return true;
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }

    private static BsonDocument byId(LaneId id) {
        return new BsonDocument("_id", new BsonString(id.value()));
    }
}
