package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import dev.parley.inbox.Marks;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// The collection `installation`: what all nodes on one database must have in common. Safe for any thread.
public final class Installation implements Marks {
    private static final BsonDocument HEALTHY = new BsonDocument("_id", new BsonString("healthy"));

    private final MongoCollection<BsonDocument> documents;
    private final Gate gate;

    Installation(Collections collections, Gate gate) {
        documents = collections.installation();
        this.gate = gate;
    }

    @Override
    public Optional<Instant> healthyUntil() {
        return gate.run(
                        "read when all was well",
                        () -> Optional.ofNullable(documents.find(HEALTHY).first()))
                .map(document -> new Fields(document).at("until"));
    }

    @Override
    public void healthy(Instant now) {
        BsonDocument mark = HEALTHY.clone().append("until", Fields.time(now));
        gate.run("note that all is well", () -> documents.replaceOne(HEALTHY, mark, new ReplaceOptions().upsert(true)));
    }

    /// Makes this the database's key, if it has none.
    ///
    /// @param fingerprint tells keys apart, without telling a key
    /// @return whether it is the database's key; if not, every person would seem to be a new one
    /// @throws dev.parley.inbox.StoreUnavailable if the store cannot be reached
    public boolean claim(String fingerprint) {
        BsonDocument kept = gate.run(
                "read the installation",
                () -> Optional.ofNullable(documents.findOneAndUpdate(
                                new BsonDocument("_id", new BsonString("key")),
                                Updates.setOnInsert("fingerprint", fingerprint),
                                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER)))
                        .orElseThrow());
        return new Fields(kept).text("fingerprint").equals(fingerprint);
    }
}
