package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Updates;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// The collection `installation`: what all nodes on one database must have in common. Safe for any thread.
public final class Installation {
    private final MongoCollection<BsonDocument> documents;
    private final Gate gate;

    Installation(Collections collections, Gate gate) {
        documents = collections.installation();
        this.gate = gate;
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
