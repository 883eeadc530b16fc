package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import dev.parley.access.Role;
import dev.parley.access.User;
import dev.parley.access.User.Credentials;
import dev.parley.access.User.SecondFactor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/// The collection `people`: the team, one document a person. Safe for any thread.
final class PeopleDocuments {
    private final MongoCollection<BsonDocument> people;
    private final Gate gate;

    PeopleDocuments(Collections collections, Gate gate) {
        people = collections.named("people");
        this.gate = gate;
    }

    Optional<User> find(String id) {
        return gate.run(
                        "read a person of the team",
                        () -> Optional.ofNullable(people.find(Writes.byId(id)).first()))
                .map(document -> read(new Fields(document)));
    }

    List<User> all() {
        return gate.run(
                "read the team",
                () -> people.find()
                        .sort(Sorts.ascending("_id"))
                        .map(document -> read(new Fields(document)))
                        .into(new ArrayList<>()));
    }

    /// Guarded by all that was read.
    boolean put(User user, Optional<User> before) {
        return gate.run(
                "keep a person of the team",
                () -> before.map(known ->
                                people.replaceOne(write(known), write(user)).getMatchedCount() == 1)
                        .orElseGet(() -> Writes.insert(people, write(user))));
    }

    void remove(String id) {
        gate.run("take a person out of the team", () -> people.deleteOne(Writes.byId(id)));
    }

    private static BsonDocument write(User user) {
        BsonDocument document = Writes.byId(user.id())
                .append("name", new BsonString(user.name()))
                .append("email", new BsonString(user.email()))
                .append("role", new BsonString(user.role().word()))
                .append("disabled", BsonBoolean.valueOf(user.disabled()))
                .append("password", new BsonString(user.credentials().password()))
                .append("temporary", BsonBoolean.valueOf(user.credentials().temporary()))
                .append("since", Fields.time(user.since()));
        user.credentials().factor().ifPresent(factor -> document.append("factor", write(factor)));
        return document;
    }

    private static BsonDocument write(SecondFactor factor) {
        return new BsonDocument("sealed", new BsonString(factor.sealed()))
                .append("confirmed", BsonBoolean.valueOf(factor.confirmed()))
                .append("lastStep", new BsonInt64(factor.lastStep()))
                .append("recovery", Fields.array(List.copyOf(new TreeSet<>(factor.recovery())), BsonString::new));
    }

    private static User read(Fields fields) {
        Credentials credentials = new Credentials(
                fields.text("password"),
                isTrue(fields, "temporary"),
                fields.optionalInner("factor")
                        .map(factor -> new SecondFactor(
                                factor.text("sealed"),
                                isTrue(factor, "confirmed"),
                                factor.big("lastStep"),
                                new HashSet<>(factor.texts("recovery")))));
        return new User(
                fields.text("_id"),
                fields.text("name"),
                fields.text("email"),
                Role.of(fields.text("role")).orElseThrow(() -> new DamagedDocument("role", "is none")),
                isTrue(fields, "disabled"),
                credentials,
                fields.at("since"));
    }

    private static boolean isTrue(Fields fields, String name) {
        return fields.any(name).equals(BsonBoolean.TRUE);
    }
}
