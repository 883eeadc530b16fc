package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import dev.parley.contact.StopList;
import dev.parley.kit.Gather;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonString;

/// The collection `stops`: addresses that want no messages, by their hash. Safe for any thread.
final class StopDocuments implements StopList {
    private final MongoCollection<BsonDocument> stops;
    private final Gate gate;
    private final Gather<String, List<Stop>> lookups;

    StopDocuments(Collections collections, Gate gate) {
        stops = collections.stops();
        this.gate = gate;
        // Every conversation with somebody new begins with asking whether they once said stop.
        lookups = new Gather<>(new Gather.Limits(2, 64), this::lookUp);
    }

    @Override
    public List<Stop> all(Collection<String> hashes) {
        return hashes.size() == 1 ? lookups.ask(hashes.iterator().next()) : among(Set.copyOf(hashes));
    }

    /// The stops of several look-ups, in one command.
    private List<List<Stop>> lookUp(List<String> hashes) {
        List<Stop> found = among(Set.copyOf(hashes));
        return hashes.stream()
                .map(hash ->
                        found.stream().filter(stop -> stop.hash().equals(hash)).toList())
                .toList();
    }

    private List<Stop> among(Set<String> hashes) {
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
