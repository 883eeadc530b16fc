package dev.parley.store;

import com.mongodb.client.MongoCollection;
import dev.parley.followup.Followed;
import dev.parley.followup.Written;
import dev.parley.inbox.LaneId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonObjectId;
import org.bson.types.ObjectId;

/// Finds what turns wrote lately: lanes by the time in the id of their last write, ended conversations by the time of
/// their end. There is no index for it, which every turn would have to keep: conversations that began lately are looked
/// at first, by the index there is, older ones after them. Safe for any thread.
final class WrittenLanes implements Written {
    /// So many days' conversations are looked through in well under the time a read may take, even of a million a
    /// quarter.
    private static final Duration WINDOW = Duration.ofDays(2);

    private final Collections collections;
    private final CountedDocuments begun;
    private final Gate gate;

    WrittenLanes(Collections collections, Gate gate) {
        this.collections = collections;
        begun = new CountedDocuments(collections, gate);
        this.gate = gate;
    }

    @Override
    public void since(Instant since, Consumer<Followed> taker) {
        Instant earliest = begun.earliest().orElse(since);
        Instant last = Instant.MAX;
        Instant first = since.minus(WINDOW);
        while (last.isAfter(earliest)) {
            lanes(since, new Began(first, last)).forEach(taker);
            ended(since, new Began(first, last)).forEach(taker);
            last = first;
            first = first.minus(WINDOW);
        }
    }

    /// When conversations began: from the first on, before the last.
    private record Began(Instant first, Instant last) {
        BsonDocument range() {
            BsonDocument range = new BsonDocument("$gte", Fields.time(first));
            return last.equals(Instant.MAX) ? range : range.append("$lt", Fields.time(last));
        }
    }

    private List<Followed> lanes(Instant since, Began began) {
        BsonObjectId first = new BsonObjectId(new ObjectId(Date.from(since), 0));
        BsonDocument filter =
                new BsonDocument("conversation.startedAt", began.range()).append("by", new BsonDocument("$gte", first));
        return read(collections.lanes(), filter).stream()
                .map(document -> new Followed(
                        new LaneId(new Fields(document).text("_id")),
                        ConversationBson.from(document.getDocument("conversation")),
                        new Fields(document).optionalAt("optedOut")))
                .toList();
    }

    private List<Followed> ended(Instant since, Began began) {
        BsonDocument filter = new BsonDocument("startedAt", began.range())
                .append("changedAt", new BsonDocument("$gte", Fields.time(since)));
        return read(collections.conversations(), filter).stream()
                .map(document -> new Followed(
                        new LaneId(new Fields(document).text("lane")),
                        ConversationBson.from(document),
                        Optional.empty()))
                .filter(one -> !one.conversation().isInConfidence())
                .toList();
    }

    private List<BsonDocument> read(MongoCollection<BsonDocument> collection, BsonDocument filter) {
        return gate.run(
                "look up what was written", () -> collection.find(filter).into(new ArrayList<>()));
    }
}
