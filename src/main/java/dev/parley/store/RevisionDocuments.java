package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.flow.FlowId;
import dev.parley.flow.Revision;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// The collection `flows`: the source of every revision that was ever published, by `flow@hash`. Written once, never
/// changed. Beside them, by the flow's name alone, which revision is served. Safe for any thread.
public final class RevisionDocuments {
    private final MongoCollection<BsonDocument> flows;
    private final Gate gate;

    RevisionDocuments(Collections collections, Gate gate) {
        flows = collections.flows();
        this.gate = gate;
    }

    /// Keeps what a revision was made of, unless it is kept already.
    ///
    /// @param source the flow's text with all that it includes
    /// @throws dev.parley.inbox.StoreUnavailable if the store cannot be reached
    public void keep(Revision revision, String source, Instant publishedAt) {
        BsonDocument document = id(revision)
                .append("flow", new BsonString(revision.flow().value()))
                .append("publishedAt", Fields.time(publishedAt))
                .append("source", new BsonString(source));
        gate.run("keep a flow", () -> {
            if (flows.find(id(revision)).first() == null) {
                flows.replaceOne(id(revision), document, new ReplaceOptions().upsert(true));
            }
            return document;
        });
    }

    /// The source of a revision; empty if it was never published here.
    ///
    /// @throws dev.parley.inbox.StoreUnavailable if the store cannot be reached
    public Optional<String> find(Revision revision) {
        return gate.run(
                        "read a flow",
                        () -> Optional.ofNullable(flows.find(id(revision)).first()))
                .map(document -> new Fields(document).text("source"));
    }

    /// Remembers that this is the revision of its flow that is served.
    ///
    /// @throws dev.parley.inbox.StoreUnavailable if the store cannot be reached
    public void point(Revision revision) {
        if (!pointed(revision.flow()).equals(Optional.of(revision))) {
            BsonDocument document = id(revision.flow()).append("served", new BsonString(revision.toString()));
            gate.run(
                    "publish a flow",
                    () -> flows.replaceOne(id(revision.flow()), document, new ReplaceOptions().upsert(true)));
        }
    }

    /// The revision of a flow that was served last.
    ///
    /// @throws dev.parley.inbox.StoreUnavailable if the store cannot be reached
    public Optional<Revision> pointed(FlowId flow) {
        return gate.run(
                        "read what is published",
                        () -> Optional.ofNullable(flows.find(id(flow)).first()))
                .map(document -> Revision.parse(new Fields(document).text("served")));
    }

    private static BsonDocument id(FlowId flow) {
        return new BsonDocument("_id", new BsonString(flow.value()));
    }

    private static BsonDocument id(Revision revision) {
        return new BsonDocument("_id", new BsonString(revision.toString()));
    }
}
