package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;

/// The collection `nodes`: where the nodes on one database reach each other, and when each was there last. Safe for any
/// thread.
public final class Nodes {
    /// Who was not there for so long is gone; it says so every ten seconds.
    static final Duration GONE = Duration.ofMinutes(1);

    private final MongoCollection<BsonDocument> nodes;
    private final Gate gate;

    Nodes(Collections collections, Gate gate) {
        nodes = collections.nodes();
        this.gate = gate;
    }

    /// A node is there.
    ///
    /// @param address `host:port`, by which the others reach it
    public void present(String address, Instant now) {
        BsonDocument document = Writes.byId(address).append("at", Fields.time(now));
        gate.run(
                "note that a node is there",
                () -> nodes.replaceOne(Writes.byId(address), document, new ReplaceOptions().upsert(true)));
    }

    /// A node ends.
    public void gone(String address) {
        gate.run("note that a node ends", () -> nodes.deleteOne(Writes.byId(address)));
    }

    /// The addresses of those that are there; forgets the others.
    public List<String> there(Instant now) {
        BsonDocument old = new BsonDocument("at", new BsonDocument("$lt", Fields.time(now.minus(GONE))));
        return gate.run("read which nodes are there", () -> {
            nodes.deleteMany(old);
            return nodes.find()
                    .map(document -> document.getString("_id").getValue())
                    .into(new ArrayList<>());
        });
    }
}
