package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import dev.parley.access.Scopes;
import dev.parley.access.Token;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// The collection `tokens`: programs' ways in, by the hash of their secret. Safe for any thread.
final class TokenDocuments {
    private final MongoCollection<BsonDocument> tokens;
    private final Gate gate;

    TokenDocuments(Collections collections, Gate gate) {
        tokens = collections.named("tokens");
        this.gate = gate;
    }

    Optional<Token> find(String id) {
        return gate.run(
                        "read a token",
                        () -> Optional.ofNullable(tokens.find(Writes.byId(id)).first()))
                .map(document -> read(new Fields(document)));
    }

    List<Token> all() {
        return gate.run(
                "read the tokens",
                () -> tokens.find()
                        .sort(Sorts.ascending("name", "_id"))
                        .map(document -> read(new Fields(document)))
                        .into(new ArrayList<>()));
    }

    void add(Token token) {
        BsonDocument document = Writes.byId(token.id())
                .append("name", new BsonString(token.name()))
                .append(
                        "scopes",
                        Fields.array(List.copyOf(new TreeSet<>(token.scopes().words())), BsonString::new))
                .append("by", new BsonString(token.by()))
                .append("since", Fields.time(token.since()));
        token.until().ifPresent(until -> document.append("until", Fields.time(until)));
        gate.run("keep a token", () -> tokens.insertOne(document));
    }

    boolean remove(String id) {
        return gate.run(
                "take a token away", () -> tokens.deleteOne(Writes.byId(id)).getDeletedCount() == 1);
    }

    private static Token read(Fields fields) {
        return new Token(
                fields.text("_id"),
                fields.text("name"),
                new Scopes(new HashSet<>(fields.texts("scopes"))),
                fields.text("by"),
                fields.at("since"),
                fields.optionalAt("until"));
    }
}
