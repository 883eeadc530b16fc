package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.authoring.Release;
import dev.parley.authoring.Releases;
import dev.parley.authoring.Shelf;
import dev.parley.flow.FlowId;
import dev.parley.flow.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonInt64;
import org.bson.BsonNull;
import org.bson.BsonString;
import org.bson.BsonValue;

/// The collection `flows`: the source of every revision that was ever published, by `flow@hash`, written once, never
/// changed. Beside them, by the flow's name alone, what was published when and by whom. Safe for any thread.
final class RevisionDocuments implements Releases {
    private final MongoCollection<BsonDocument> flows;
    private final Gate gate;

    RevisionDocuments(Collections collections, Gate gate) {
        flows = collections.flows();
        this.gate = gate;
    }

    @Override
    public Optional<Shelf> find(FlowId flow) {
        return gate.run(
                        "read what is published",
                        () -> Optional.ofNullable(
                                flows.find(Writes.byId(flow.value())).first()))
                .map(RevisionDocuments::shelf);
    }

    @Override
    public List<Shelf> all() {
        BsonDocument shelves = new BsonDocument("served", new BsonDocument("$exists", BsonBoolean.TRUE));
        return gate
                .run(
                        "read what is published",
                        () -> flows.find(shelves)
                                .sort(new BsonDocument("_id", new BsonInt32(1)))
                                .into(new ArrayList<>()))
                .stream()
                .map(RevisionDocuments::shelf)
                .toList();
    }

    @Override
    public boolean put(Shelf shelf) {
        boolean isFirst = shelf.version() == 1;
        // What older versions of Parley wrote has no version.
        BsonDocument before = Writes.byId(shelf.flow().value())
                .append("version", isFirst ? BsonNull.VALUE : new BsonInt64(shelf.version() - 1));
        return gate.run("publish a flow", () -> Writes.replace(flows, before, document(shelf), isFirst));
    }

    @Override
    public void keep(Revision revision, Kept kept, Instant at) {
        BsonDocument document = id(revision)
                .append("flow", new BsonString(revision.flow().value()))
                .append("publishedAt", Fields.time(at))
                .append("source", new BsonString(kept.bundle()))
                .append("own", new BsonInt32(kept.own()))
                .append("tests", new BsonString(kept.tests()));
        gate.run("keep a flow", () -> {
            if (flows.find(id(revision)).first() == null) {
                flows.replaceOne(id(revision), document, new ReplaceOptions().upsert(true));
            }
            return document;
        });
    }

    @Override
    public Optional<Kept> kept(Revision revision) {
        return gate.run(
                        "read a flow",
                        () -> Optional.ofNullable(flows.find(id(revision)).first()))
                .map(Fields::new)
                .map(found -> new Kept(
                        found.text("source"),
                        found.document().containsKey("own") ? found.whole("own") : Integer.MAX_VALUE,
                        found.textOr("tests")));
    }

    private static BsonDocument document(Shelf shelf) {
        BsonDocument document = Writes.byId(shelf.flow().value())
                .append("served", new BsonString(shelf.served().revision().toString()))
                .append("version", new BsonInt64(shelf.version()))
                .append("releases", Fields.array(shelf.releases(), RevisionDocuments::document));
        shelf.file().ifPresent(file -> document.append("file", new BsonString(file.toString())));
        return document;
    }

    private static BsonValue document(Release release) {
        return new BsonDocument("revision", new BsonString(release.revision().toString()))
                .append("author", new BsonString(release.author()))
                .append("at", Fields.time(release.at()))
                .append("note", new BsonString(release.note()))
                .append("from", new BsonString(release.from().word()));
    }

    private static Shelf shelf(BsonDocument document) {
        Fields fields = new Fields(document);
        FlowId flow = new FlowId(fields.text("_id"));
        List<Release> releases = fields.list("releases", RevisionDocuments::release);
        Release old = new Release(Revision.parse(fields.text("served")), "", Instant.EPOCH, "", Release.From.FILE);
        return new Shelf(
                flow,
                document.containsKey("version") ? fields.big("version") : 0,
                releases.isEmpty() ? List.of(old) : releases,
                fields.optionalText("file").map(Revision::parse));
    }

    private static Release release(Fields fields) {
        return new Release(
                Revision.parse(fields.text("revision")),
                fields.text("author"),
                fields.at("at"),
                fields.text("note"),
                Release.From.of(fields.text("from"))
                        .orElseThrow(() -> new DamagedDocument("from", "is neither file nor app")));
    }

    private static BsonDocument id(Revision revision) {
        return Writes.byId(revision.toString());
    }
}
