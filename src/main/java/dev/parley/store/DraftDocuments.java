package dev.parley.store;

import com.mongodb.client.MongoCollection;
import dev.parley.authoring.Draft;
import dev.parley.authoring.Drafts;
import dev.parley.authoring.Text;
import dev.parley.flow.FlowId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonString;

/// The collection `drafts`: one document a flow that somebody works on. Safe for any thread.
final class DraftDocuments implements Drafts {
    private final MongoCollection<BsonDocument> drafts;
    private final Gate gate;

    DraftDocuments(Collections collections, Gate gate) {
        drafts = collections.drafts();
        this.gate = gate;
    }

    @Override
    public Optional<Draft> find(FlowId flow) {
        return gate.run(
                        "read a draft",
                        () -> Optional.ofNullable(drafts.find(id(flow)).first()))
                .map(DraftDocuments::draft);
    }

    @Override
    public List<Draft> all() {
        return gate
                .run(
                        "read the drafts",
                        () -> drafts.find()
                                .sort(new BsonDocument("_id", new BsonInt32(1)))
                                .into(new ArrayList<>()))
                .stream()
                .map(DraftDocuments::draft)
                .toList();
    }

    @Override
    public boolean put(Draft draft) {
        BsonDocument before = id(draft.text().flow()).append("version", new BsonInt64(draft.version() - 1));
        return gate.run("keep a draft", () -> Writes.replace(drafts, before, document(draft), draft.version() == 1));
    }

    @Override
    public boolean drop(FlowId flow, long version) {
        BsonDocument known = id(flow).append("version", new BsonInt64(version));
        return gate.run("throw a draft away", () -> drafts.deleteOne(known).getDeletedCount() > 0);
    }

    private static BsonDocument document(Draft draft) {
        return id(draft.text().flow())
                .append("source", new BsonString(draft.text().source()))
                .append("tests", new BsonString(draft.text().tests()))
                .append("version", new BsonInt64(draft.version()))
                .append("author", new BsonString(draft.author()))
                .append("at", Fields.time(draft.at()));
    }

    private static Draft draft(BsonDocument document) {
        Fields fields = new Fields(document);
        return new Draft(
                new Text(new FlowId(fields.text("_id")), fields.text("source"), fields.text("tests")),
                fields.big("version"),
                fields.text("author"),
                fields.at("at"));
    }

    private static BsonDocument id(FlowId flow) {
        return Writes.byId(flow.value());
    }
}
