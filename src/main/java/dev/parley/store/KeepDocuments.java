package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import dev.parley.kit.Keep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// The collection `keep`: small texts by their names. What is secret in them is sealed by those who keep it. Safe for
/// any thread.
final class KeepDocuments implements Keep {
    private final MongoCollection<BsonDocument> documents;
    private final Gate gate;

    KeepDocuments(Collections collections, Gate gate) {
        documents = collections.keep();
        this.gate = gate;
    }

    @Override
    public Optional<String> find(String name) {
        return gate.run(
                        "read what is kept",
                        () -> Optional.ofNullable(documents.find(id(name)).first()))
                .map(document -> new Fields(document).text("text"));
    }

    @Override
    public void put(String name, String text, Optional<Instant> until) {
        BsonDocument document = id(name).append("text", new BsonString(text));
        until.ifPresent(at -> document.append("until", Fields.time(at)));
        gate.run("keep a text", () -> documents.replaceOne(id(name), document, new ReplaceOptions().upsert(true)));
    }

    @Override
    public boolean claim(String name, Instant now, Instant until) {
        BsonDocument over = id(name).append("until", new BsonDocument("$lt", Fields.time(now)));
        BsonDocument mine = id(name).append("text", new BsonString("")).append("until", Fields.time(until));
        return gate.run("claim a name", () -> {
            documents.deleteOne(over);
            return Writes.insert(documents, mine);
        });
    }

    @Override
    public List<String> names(String beginning) {
        BsonDocument range = new BsonDocument(
                "_id",
                new BsonDocument("$gte", new BsonString(beginning))
                        .append("$lt", new BsonString(beginning + Character.MAX_VALUE)));
        return gate.run(
                "list what is kept",
                () -> documents
                        .find(range)
                        .sort(Sorts.ascending("_id"))
                        .map(document -> new Fields(document).text("_id"))
                        .into(new ArrayList<>()));
    }

    @Override
    public Optional<String> take(String name, Instant now) {
        return gate.run("take what is kept", () -> Optional.ofNullable(documents.findOneAndDelete(id(name))))
                .map(Fields::new)
                .filter(document -> document.optionalAt("until")
                        .filter(until -> until.isBefore(now))
                        .isEmpty())
                .map(document -> document.text("text"));
    }

    private static BsonDocument id(String name) {
        return new BsonDocument("_id", new BsonString(name));
    }
}
