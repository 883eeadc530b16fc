package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.outbox.PaceStore;
import dev.parley.outbox.Sending;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/// The collection `pace`: until when each sender's time is given away, in milliseconds. Safe for any thread.
final class PaceDocuments implements PaceStore {
    /// Nodes reserve a second at a time, so that few meet.
    private static final int ATTEMPTS = 20;

    /// What is to wait for longer is never sent; such a mark is of a clock that was ahead.
    private static final Duration LONGEST = Sending.LIFE;

    private static final FindOneAndUpdateOptions OR_INSERT =
            new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER);

    private final MongoCollection<BsonDocument> pace;
    private final Gate gate;

    PaceDocuments(Collections collections, Gate gate) {
        pace = collections.pace();
        this.gate = gate;
    }

    @Override
    public Instant reserve(String sender, Instant now, Duration length) {
        return gate.run("reserve a sender's time", () -> {
            BsonDocument id = new BsonDocument("_id", new BsonString(sender));
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                BsonDocument before = Optional.ofNullable(
                                pace.findOneAndUpdate(id, Updates.setOnInsert("till", 0L), OR_INSERT))
                        .orElseThrow();
                long till = new Fields(before).big("till");
                boolean wasAhead = till > now.plus(LONGEST).toEpochMilli();
                long from = wasAhead ? now.toEpochMilli() : Math.max(till, now.toEpochMilli());
                BsonDocument after =
                        id.clone().append("till", new BsonInt64(from + Math.ceilDiv(length.toNanos(), 1_000_000L)));
                BsonDocument guard = id.clone().append("till", new BsonInt64(till));
                if (pace.replaceOne(guard, after).getMatchedCount() == 1) {
                    return Instant.ofEpochMilli(from);
                }
            }
            throw new StoreUnavailable("a sender's time was reserved by others " + ATTEMPTS + " times in a row");
        });
    }
}
