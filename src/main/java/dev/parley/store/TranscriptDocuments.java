package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.CountOptions;
import com.mongodb.client.model.Filters;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.ConversationId;
import dev.parley.conversation.Status;
import dev.parley.followup.Case;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneIds;
import dev.parley.inbox.LaneStore;
import dev.parley.retention.Transcripts;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.conversions.Bson;

/// Forgets conversations where they are: the newest of each person in its lane, which stays and tells who must not be
/// written to, the ones before in `conversations`. Safe for any thread.
final class TranscriptDocuments implements Transcripts {
    private static final CountOptions SOME = new CountOptions().limit(MOST_COUNTED);

    private final Collections collections;
    private final Gate gate;
    private final LaneStore lanes;

    TranscriptDocuments(Collections collections, Gate gate, LaneStore lanes) {
        this.collections = collections;
        this.gate = gate;
        this.lanes = lanes;
    }

    @Override
    public long before(Instant time) {
        Bson ended = Filters.lt("startedAt", Fields.time(time));
        Bson newest = Filters.and(
                Filters.lt("conversation.startedAt", Fields.time(time)),
                Filters.ne("conversation.status", Status.OPEN.word()));
        long counted = gate.run("count old conversations", () -> {
            long before = collections.conversations().countDocuments(ended, SOME);
            return before + collections.lanes().countDocuments(newest, SOME);
        });
        return Math.min(counted, MOST_COUNTED);
    }

    @Override
    public boolean forget(ConversationId id) {
        if (hasOpenCase(id)) {
            return false;
        }
        Optional<Lane> lane = LaneIds.laneOf(id).flatMap(lanes::find).filter(one -> holds(one, id));
        if (lane.isPresent() && !(isAtRest(lane.get()) && lanes.commit(without(lane.get())))) {
            return false;
        }
        delete(collections.cases(), id);
        return delete(collections.conversations(), id) || lane.isPresent();
    }

    private boolean hasOpenCase(ConversationId id) {
        Bson open = Filters.and(Writes.byId(id.value()), Filters.ne("state", Case.State.DONE.word()));
        return gate.run("look for an open case", () -> collections.cases().countDocuments(open)) > 0;
    }

    private static boolean holds(Lane lane, ConversationId id) {
        return lane.talk().current().map(Conversation::id).filter(id::equals).isPresent();
    }

    private static boolean isAtRest(Lane lane) {
        return lane.open().isEmpty() && !lane.isInConfidence() && !lane.outbox().hasUnsettled();
    }

    /// How many conversations there were stays: the next one's id comes of it.
    private static Lane without(Lane lane) {
        return new Lane(
                lane.id(),
                new Lane.Stamp(lane.version() + 1, lane.stamp().due()),
                lane.contact(),
                new Lane.Talk(
                        Optional.empty(), lane.talk().rounds(), lane.talk().starts()),
                Lane.Mail.NONE);
    }

    private boolean delete(MongoCollection<BsonDocument> collection, ConversationId id) {
        BsonDocument one = Writes.byId(id.value());
        return gate.run("forget a conversation", () -> collection.deleteOne(one))
                        .getDeletedCount()
                > 0;
    }
}
