package dev.parley.store;

import dev.parley.inbox.LaneId;
import dev.parley.kit.Vault;
import dev.parley.study.Pool;
import dev.parley.study.Slip;
import java.time.LocalDate;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/// What waits to be let out of an anonymous flow, before it is sealed.
final class PoolBson {
    private PoolBson() {}

    static BsonDocument to(Pool pool, Vault vault) {
        return new BsonDocument("waiting", Fields.array(pool.waiting(), PoolBson::slip))
                .append("leaving", Fields.array(pool.leaving(), entry -> EntryBson.to(entry, vault)))
                .append("taken", Fields.array(pool.taken(), BsonString::new));
    }

    static Pool from(BsonDocument document, Vault vault) {
        Fields fields = new Fields(document);
        return new Pool(
                fields.list("waiting", PoolBson::slip),
                fields.list("leaving", inner -> EntryBson.from(inner.document(), vault)),
                fields.texts("taken"));
    }

    private static BsonDocument slip(Slip slip) {
        BsonDocument document = EntryBson.item(new BsonDocument(), slip.item());
        EntryBson.segments(document, slip.segments());
        slip.promise().writer().ifPresent(lane -> document.append("writer", new BsonString(lane.value())));
        return document.append("mark", new BsonInt32(slip.promise().mark()))
                .append("minimum", new BsonInt32(slip.promise().minimum()))
                .append("replyDays", new BsonInt32(slip.promise().replyDays()))
                .append("since", new BsonString(slip.since().toString()))
                .append("covered", BsonBoolean.valueOf(slip.isCovered()));
    }

    private static Slip slip(Fields fields) {
        return new Slip(
                EntryBson.item(fields),
                EntryBson.segments(fields),
                new Slip.Promise(
                        fields.whole("minimum"),
                        fields.optionalText("writer").map(LaneId::new),
                        fields.whole("replyDays"),
                        fields.document().containsKey("mark") ? fields.whole("mark") : 0),
                LocalDate.parse(fields.text("since")),
                isCovered(fields.document()));
    }

    /// What waits since before this was kept is no newcomer: it must not cover the first who comes in now.
    private static boolean isCovered(BsonDocument slip) {
        return slip.getBoolean("covered", BsonBoolean.TRUE).getValue();
    }
}
