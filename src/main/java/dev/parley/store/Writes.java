package dev.parley.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
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
