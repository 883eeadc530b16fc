package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.flow.Revision;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// The collection `flows`: the source of every revision that was ever published, by `flow@hash`. Written once, never
/// changed. Safe for any thread.
public final class RevisionDocuments {
    private final MongoCollection<BsonDocument> flows;
    private final Gate gate;

    RevisionDocuments(Collections collections, Gate gate) {
        flows = collections.flows();
        this.gate = gate;
    }

    /// Keeps the files a revision was made of, by name: its own and those of the flows it includes.
    ///
    /// @throws dev.parley.inbox.StoreUnavailable if the store cannot be reached
    public void keep(Revision revision, Map<String, String> files, Instant publishedAt) {
        BsonDocument filter = id(revision);
        gate.run("keep a flow", () -> {
            if (flows.find(filter).first() != null) {
                return false;
            }
            BsonDocument sources = new BsonDocument();
            files.forEach((name, text) -> sources.append(name.replace('.', '\uFF0E'), new BsonString(text)));
            BsonDocument document = id(revision)
                    .append("flow", new BsonString(revision.flow().value()))
                    .append("publishedAt", Fields.time(publishedAt))
                    .append("files", sources);
            flows.replaceOne(filter, document, new ReplaceOptions().upsert(true));
            return true;
        });
    }

    /// The files of a revision by name; empty if it was never published here.
    ///
    /// @throws dev.parley.inbox.StoreUnavailable if the store cannot be reached
    public Optional<Map<String, String>> find(Revision revision) {
        return gate.run(
                        "read a flow",
                        () -> Optional.ofNullable(flows.find(id(revision)).first()))
                .map(document -> files(new Fields(document).inner("files")));
    }

    private static Map<String, String> files(Fields stored) {
        Map<String, String> files = new LinkedHashMap<>();
        stored.document().keySet().forEach(name -> files.put(name.replace('\uFF0E', '.'), stored.text(name)));
        return files;
    }

    private static BsonDocument id(Revision revision) {
        return new BsonDocument("_id", new BsonString(revision.toString()));
    }
}
