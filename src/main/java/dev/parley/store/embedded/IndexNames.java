package dev.parley.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.IndexNotFoundException;
import org.jspecify.annotations.Nullable;

/// Works around a trap in mongo-java-server: `dropIndexes` by name takes away the descriptions of every collection's
/// index of that name.
/// By key it asks for the collection too.
final class IndexNames {
    private IndexNames() {}

    /// The `dropIndexes` command with the index's key instead of its name.
    static Document withKeys(Document command, @Nullable MongoCollection<Object> descriptions) {
        if (!(command.get("index") instanceof String name) || name.equals("*") || descriptions == null) {
            return command;
        }
        String namespace = command.get("$db") + "." + command.get("dropIndexes");
        Document query = new Document("ns", namespace).append("name", name);
        for (Document description : descriptions.handleQuery(query)) {
            Document byKey = command.clone();
            byKey.put("index", description.get("key"));
            return byKey;
        }
        throw new IndexNotFoundException("index not found with name [" + name + "]");
    }
}
