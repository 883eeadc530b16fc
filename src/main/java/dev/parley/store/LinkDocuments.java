package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Link;
import dev.parley.inbox.Links;
import dev.parley.inbox.Parties;
import java.time.Instant;
import java.util.Optional;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// The collection `links`: one document a link, by the hash of its secret. Safe for any thread.
final class LinkDocuments implements Links {
    private final MongoCollection<BsonDocument> links;
    private final Gate gate;

    LinkDocuments(Collections collections, Gate gate) {
        links = collections.links();
        this.gate = gate;
    }

    void index() {
        gate.run("create the index of links", () -> links.createIndex(Indexes.ascending("until")));
        gate.run("create the index of links' people", () -> links.createIndex(Indexes.ascending("their")));
    }

    @Override
    public void keep(Link link) {
        BsonDocument document = Writes.byId(link.hash())
                .append("flow", new BsonString(link.flow().value()))
                .append("made", Fields.time(link.made()))
                .append("until", Fields.time(link.expires()));
        link.parties()
                .ifPresent(parties -> document.append("channel", new BsonString(parties.channel()))
                        .append("our", new BsonString(parties.our()))
                        .append("their", new BsonString(parties.their())));
        gate.run(
                "keep a link",
                () -> links.replaceOne(Writes.byId(link.hash()), document, new ReplaceOptions().upsert(true)));
    }

    @Override
    public Optional<Link> find(String hash) {
        return gate.run(
                        "read a link",
                        () -> Optional.ofNullable(links.find(Writes.byId(hash)).first()))
                .map(document -> link(new Fields(document)));
    }

    @Override
    public void sweep(Instant before) {
        BsonDocument old = new BsonDocument("until", new BsonDocument("$lt", Fields.time(before)));
        gate.run("forget old links", () -> links.deleteMany(old));
    }

    private static Link link(Fields fields) {
        Optional<Parties> parties = fields.optionalText("channel")
                .map(channel -> new Parties(channel, fields.text("our"), fields.text("their")));
        return new Link(
                fields.text("_id"), new FlowId(fields.text("flow")), parties, fields.at("made"), fields.at("until"));
    }
}
