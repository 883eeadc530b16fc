package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.contact.StopList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// The collection `stops`: addresses that want no messages, by their hash. Safe for any thread.
final class StopDocuments implements StopList {
    private final MongoCollection<BsonDocument> stops;
    private final Gate gate;

    StopDocuments(Collections collections, Gate gate) {
        stops = collections.stops();
        this.gate = gate;
    }

    @Override
    public List<Stop> all(Collection<String> hashes) {
        if (hashes.isEmpty()) {
            return List.of();
        }
        BsonDocument filter =
                new BsonDocument("_id", new BsonDocument("$in", Fields.array(List.copyOf(hashes), BsonString::new)));
        return gate.run("read who wants no messages", () -> {
            List<Stop> all = new ArrayList<>();
            stops.find(filter).forEach(document -> all.add(stop(new Fields(document))));
            return all;
        });
    }

    @Override
    public void add(Stop stop) {
        BsonDocument document = Writes.byId(stop.hash())
                .append("at", Fields.time(stop.at()))
                .append("proof", new BsonString(stop.proof()));
        gate.run(
                "keep who wants no messages",
                () -> stops.replaceOne(Writes.byId(stop.hash()), document, new ReplaceOptions().upsert(true)));
    }

    @Override
    public void remove(String hash) {
        gate.run("forget who wanted no messages", () -> stops.deleteOne(Writes.byId(hash)));
    }

    private static Stop stop(Fields fields) {
        return new Stop(fields.text("_id"), fields.at("at"), fields.text("proof"));
    }
}
