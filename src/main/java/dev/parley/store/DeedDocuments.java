package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.parley.access.Deed;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/// The collection `deeds`: who did what, by ids that sort by time. Only ever added to. Safe for any thread.
final class DeedDocuments {
    private final MongoCollection<BsonDocument> deeds;
    private final Gate gate;

    DeedDocuments(Collections collections, Gate gate) {
        deeds = collections.named("deeds");
        this.gate = gate;
    }

    void add(Deed deed) {
        BsonDocument document = Writes.byId(deed.id())
                .append("at", Fields.time(deed.at()))
                .append("who", new BsonString(deed.who()))
                .append("what", new BsonString(deed.what()))
                .append("subject", new BsonString(deed.subject()))
                .append("before", new BsonString(deed.change().before()))
                .append("after", new BsonString(deed.change().after()));
        gate.run("write the log", () -> deeds.insertOne(document));
    }

    List<Deed> page(String before, int limit) {
        Bson filter = before.isEmpty() ? Filters.empty() : Filters.lt("_id", before);
        return gate.run(
                "read the log",
                () -> deeds.find(filter)
                        .sort(Sorts.descending("_id"))
                        .limit(limit)
                        .map(document -> read(new Fields(document)))
                        .into(new ArrayList<>()));
    }

    private static Deed read(Fields fields) {
        return new Deed(
                fields.text("_id"),
                fields.at("at"),
                fields.text("who"),
                fields.text("what"),
                fields.text("subject"),
                new Deed.Change(fields.text("before"), fields.text("after")));
    }
}
