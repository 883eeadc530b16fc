package dev.parley.store;

import com.mongodb.client.MongoCollection;
import dev.parley.access.Session;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// The collection `sessions`: who is signed in where, by the hash of the session's secret. Safe for any thread.
final class SessionDocuments {
    private final MongoCollection<BsonDocument> sessions;
    private final Gate gate;

    SessionDocuments(Collections collections, Gate gate) {
        sessions = collections.named("sessions");
        this.gate = gate;
    }

    Optional<Session> find(String id) {
        return gate.run(
                        "read a session",
                        () -> Optional.ofNullable(sessions.find(Writes.byId(id)).first()))
                .map(document -> read(new Fields(document)));
    }

    void add(Session session) {
        BsonDocument ended = new BsonDocument("until", new BsonDocument("$lt", Fields.time(session.since())));
        gate.run("forget sessions that ended", () -> sessions.deleteMany(ended));
        BsonDocument document = Writes.byId(session.id())
                .append("user", new BsonString(session.user()))
                .append("since", Fields.time(session.since()))
                .append("until", Fields.time(session.until()));
        gate.run("keep a session", () -> sessions.insertOne(document));
    }

    void end(String id) {
        gate.run("end a session", () -> sessions.deleteOne(Writes.byId(id)));
    }

    void endAll(String user) {
        gate.run("end somebody's sessions", () -> sessions.deleteMany(new BsonDocument("user", new BsonString(user))));
    }

    private static Session read(Fields fields) {
        return new Session(fields.text("_id"), fields.text("user"), fields.at("since"), fields.at("until"));
    }
}
