package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.access.AccessStore;
import dev.parley.access.Deed;
import dev.parley.access.Session;
import dev.parley.access.Token;
import dev.parley.access.User;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/// What the package `access` keeps, and the collection `failures`: who failed to sign in. Safe for any thread.
final class AccessDocuments implements AccessStore {
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final PeopleDocuments people;
    private final SessionDocuments sessions;
    private final TokenDocuments tokens;
    private final DeedDocuments deeds;
    private final MongoCollection<BsonDocument> failures;
    private final Gate gate;

    AccessDocuments(Collections collections, Gate gate) {
        people = new PeopleDocuments(collections, gate);
        sessions = new SessionDocuments(collections, gate);
        tokens = new TokenDocuments(collections, gate);
        deeds = new DeedDocuments(collections, gate);
        failures = collections.named("failures");
        this.gate = gate;
    }

    @Override
    public Optional<User> user(String id) {
        return people.find(id);
    }

    @Override
    public List<User> users() {
        return people.all();
    }

    @Override
    public boolean put(User user, Optional<User> before) {
        return people.put(user, before);
    }

    @Override
    public void remove(String user) {
        people.remove(user);
        sessions.endAll(user);
    }

    @Override
    public Optional<Session> session(String id) {
        return sessions.find(id);
    }

    @Override
    public void add(Session session) {
        sessions.add(session);
    }

    @Override
    public void endSession(String id) {
        sessions.end(id);
    }

    @Override
    public void endSessions(String user) {
        sessions.endAll(user);
    }

    @Override
    public Optional<Token> token(String id) {
        return tokens.find(id);
    }

    @Override
    public List<Token> tokens() {
        return tokens.all();
    }

    @Override
    public void add(Token token) {
        tokens.add(token);
    }

    @Override
    public boolean removeToken(String id) {
        return tokens.remove(id);
    }

    @Override
    public void log(Deed deed) {
        deeds.add(deed);
    }

    @Override
    public List<Deed> deeds(String before, int limit) {
        return deeds.page(before, limit);
    }

    @Override
    public Failures failures(String key) {
        return gate.run(
                        "read who failed to sign in",
                        () -> Optional.ofNullable(
                                failures.find(Writes.byId(key)).first()))
                .map(Fields::new)
                .map(fields -> new Failures(fields.whole("count"), fields.at("waitUntil")))
                .orElse(Failures.NONE);
    }

    @Override
    public void put(String key, Failures given, Instant now) {
        BsonDocument old = new BsonDocument("at", new BsonDocument("$lt", Fields.time(now.minus(REMEMBERED))));
        gate.run("forget old failures", () -> failures.deleteMany(old));
        BsonDocument document = Writes.byId(key)
                .append("count", new BsonInt32(given.count()))
                .append("waitUntil", Fields.time(given.waitUntil()))
                .append("at", Fields.time(now));
        gate.run(
                "keep who failed to sign in",
                () -> failures.replaceOne(Writes.byId(key), document, new ReplaceOptions().upsert(true)));
    }
}
