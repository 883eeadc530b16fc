package dev.parley.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Guards the descriptions of indexes, where mongo-java-server is easygoing.
final class IndexNames {
    private static final int INDEX_OPTIONS_CONFLICT = 85;
    private static final int CANNOT_CREATE_INDEX = 67;

    private IndexNames() {}

    /// The `dropIndexes` command with the index's key instead of its name: by name the library takes away the
    /// descriptions of every collection's
    /// index of that name.
    static Document withKeys(Document command, @Nullable MongoCollection<Object> descriptions) {
        if (!(command.get("index") instanceof String name) || name.equals("*")) {
            return command;
        }
        String namespace = command.get("$db") + "." + command.get("dropIndexes");
        Document existing = find(descriptions, namespace, name)
                .orElseThrow(() -> new IndexNotFoundException("index not found with name [" + name + "]"));
        Document byKey = command.clone();
        byKey.put("index", existing.get("key"));
        return byKey;
    }

    /// Whether this very index is there already. Refuses one that is there with other options, and one that the
    /// store could not keep to.
    static boolean isThere(Document index, @Nullable MongoCollection<Object> descriptions) {
        if (index.containsKey("partialFilterExpression")) {
            throw new MongoServerError(
                    CANNOT_CREATE_INDEX,
                    "CannotCreateIndex",
                    "the embedded store has no partial indexes; use a sparse one on a field that only some documents have");
        }
        if (!(index.get("key") instanceof Document keys)
                || !keys.values().stream().allMatch(Number.class::isInstance)) {
            throw new MongoServerError(
                    CANNOT_CREATE_INDEX,
                    "CannotCreateIndex",
                    "the embedded store has ascending and descending indexes only");
        }
        Optional<Document> existing = find(descriptions, text(index, "ns"), text(index, "name"));
        existing.filter(found -> !same(found, index)).ifPresent(found -> {
            throw new MongoServerError(
                    INDEX_OPTIONS_CONFLICT,
                    "IndexOptionsConflict",
                    "there is another index with the name " + index.get("name") + "; drop it first");
        });
        return existing.isPresent();
    }

    private static boolean same(Document one, Document other) {
        return text(one, "key").equals(text(other, "key"))
                && Utils.isTrue(one.get("unique")) == Utils.isTrue(other.get("unique"))
                && Utils.isTrue(one.get("sparse")) == Utils.isTrue(other.get("sparse"));
    }

    private static String text(Document index, String field) {
        return String.valueOf(index.get(field));
    }

    private static Optional<Document> find(
            @Nullable MongoCollection<Object> descriptions, String namespace, String name) {
        return descriptions == null
                ? Optional.empty()
                : descriptions
                        .handleQueryAsStream(new Document("ns", namespace).append("name", name))
                        .findFirst();
    }
}
