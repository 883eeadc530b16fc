package dev.parley.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.result.UpdateResult;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// What every collection with guarded writes needs.
final class Writes {
    private Writes() {}

    /// The filter for one document.
    static BsonDocument byId(String id) {
        return new BsonDocument("_id", new BsonString(id));
    }

    /// Writes a new document.
    ///
    /// @return whether it was; if not, there is one with its id or another unique key
    static boolean insert(MongoCollection<BsonDocument> collection, BsonDocument document) {
        return unlessTaken(() -> {
            collection.insertOne(document);
            return true;
        });
    }

    /// Replaces what the filter finds, or writes the first document of its id.
    ///
    /// @param before the id, and the version that is replaced
    /// @param isFirst whether nothing is there yet
    /// @return whether it was; if not, somebody else was faster
    static boolean replace(
            MongoCollection<BsonDocument> collection, BsonDocument before, BsonDocument document, boolean isFirst) {
        return unlessTaken(() -> {
            UpdateResult result = collection.replaceOne(before, document, new ReplaceOptions().upsert(isFirst));
            return result.getMatchedCount() > 0 || result.getUpsertedId() != null;
        });
    }

    /// Runs a write that a unique key may forbid.
    static boolean unlessTaken(java.util.function.BooleanSupplier write) {
        try {
            return write.getAsBoolean();
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return false;
            }
            throw e;
        }
    }
}
