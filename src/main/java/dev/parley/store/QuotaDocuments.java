package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Updates;
import dev.parley.schedule.Quotas;
import org.bson.BsonDocument;
import org.bson.BsonInt32;

/// The collection `quotas`: one counter a flow and stretch of time. Safe for any thread.
final class QuotaDocuments implements Quotas {
    private final MongoCollection<BsonDocument> quotas;
    private final Gate gate;

    QuotaDocuments(Collections collections, Gate gate) {
        quotas = collections.quotas();
        this.gate = gate;
    }

    @Override
    public boolean take(Stretch stretch) {
        return gate.run("count against a quota", () -> raise(stretch) || (begin(stretch) || raise(stretch)));
    }

    @Override
    public int left(Stretch stretch) {
        BsonDocument known = gate.run(
                "read a quota", () -> quotas.find(Writes.byId(id(stretch))).first());
        return known == null
                ? stretch.count()
                : Math.max(0, stretch.count() - known.getInt32("taken").getValue());
    }

    private boolean raise(Stretch stretch) {
        BsonDocument filter =
                Writes.byId(id(stretch)).append("taken", new BsonDocument("$lt", new BsonInt32(stretch.count())));
        return quotas.updateOne(filter, Updates.inc("taken", 1)).getModifiedCount() == 1;
    }

    /// The first of a stretch makes its counter; of two at once one does.
    private boolean begin(Stretch stretch) {
        return stretch.count() > 0
                && Writes.insert(quotas, Writes.byId(id(stretch)).append("taken", new BsonInt32(1)));
    }

    @Override
    public void giveBack(Stretch stretch) {
        gate.run("give back to a quota", () -> quotas.updateOne(Writes.byId(id(stretch)), Updates.inc("taken", -1)));
    }

    private static String id(Stretch stretch) {
        return stretch.flow() + "/" + stretch.number();
    }
}
