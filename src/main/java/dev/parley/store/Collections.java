package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import org.bson.BsonDocument;

/// The database's collections.
record Collections(MongoDatabase database) {
    MongoCollection<BsonDocument> lanes() {
        return named("lanes");
    }

    MongoCollection<BsonDocument> conversations() {
        return named("conversations");
    }

    MongoCollection<BsonDocument> flows() {
        return named("flows");
    }

    /// The flows that somebody works on.
    MongoCollection<BsonDocument> drafts() {
        return named("drafts");
    }

    MongoCollection<BsonDocument> installation() {
        return named("installation");
    }

    MongoCollection<BsonDocument> contacts() {
        return named("contacts");
    }

    MongoCollection<BsonDocument> stops() {
        return named("stops");
    }

    MongoCollection<BsonDocument> answers() {
        return named("answers");
    }

    MongoCollection<BsonDocument> invitations() {
        return named("invitations");
    }

    MongoCollection<BsonDocument> pace() {
        return named("pace");
    }

    MongoCollection<BsonDocument> quotas() {
        return named("quotas");
    }

    MongoCollection<BsonDocument> plans() {
        return named("plans");
    }

    MongoCollection<BsonDocument> keep() {
        return named("keep");
    }

    MongoCollection<BsonDocument> links() {
        return named("links");
    }

    /// What waits to be let out of anonymous flows, sealed.
    MongoCollection<BsonDocument> pools() {
        return named("pools");
    }

    /// What was let out of anonymous flows.
    MongoCollection<BsonDocument> entries() {
        return named("entries");
    }

    /// How each day stands that is counted.
    MongoCollection<BsonDocument> days() {
        return named("days");
    }

    /// What was counted.
    MongoCollection<BsonDocument> sums() {
        return named("sums");
    }

    /// The nodes that run.
    MongoCollection<BsonDocument> nodes() {
        return named("nodes");
    }

    /// Unhappy people to win back.
    MongoCollection<BsonDocument> cases() {
        return named("cases");
    }

    /// Those who are told of what was done.
    MongoCollection<BsonDocument> hearers() {
        return named("hearers");
    }

    /// Those who are asked for a favour.
    MongoCollection<BsonDocument> favours() {
        return named("favours");
    }

    MongoCollection<BsonDocument> named(String name) {
        return database.getCollection(name, BsonDocument.class);
    }
}
