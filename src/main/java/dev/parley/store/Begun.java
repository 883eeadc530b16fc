package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonValue;
import org.bson.conversions.Bson;

/// Reads what began between two times, in that order, a page at a time. A day may hold any number of conversations:
/// neither the reader nor the embedded server, which puts an answer together before it sends it, ever holds more of
/// them than a page, and no single read takes longer than a page does. Safe for any thread.
///
/// @param time the field of the time, the first of an index
/// @param id a field no two documents share, the second of that index
record Begun(MongoCollection<BsonDocument> documents, String time, String id) {
    private static final int PAGE = 200;

    /// What is wanted of them.
    ///
    /// @param to not included; empty for all that began since
    /// @param also what else must hold
    /// @param shape the fields that are read
    record Wanted(Instant from, Optional<Instant> to, BsonDocument also, Bson shape) {
        private BsonDocument filter(String time, Instant first) {
            BsonDocument range = new BsonDocument("$gte", Fields.time(first));
            to.ifPresent(end -> range.append("$lt", Fields.time(end)));
            BsonDocument filter = new BsonDocument(time, range);
            filter.putAll(also);
            return filter;
        }
    }

    /// Hands over each, once.
    void each(Gate gate, String what, Wanted wanted, Consumer<BsonDocument> taker) {
        List<BsonDocument> page = page(gate, what, wanted.filter(time, wanted.from()), wanted);
        page.forEach(taker);
        while (page.size() == PAGE) {
            BsonDocument last = page.getLast();
            alsoThen(gate, what, wanted, last).forEach(taker);
            page = page(gate, what, wanted.filter(time, at(last).plusMillis(1)), wanted);
            page.forEach(taker);
        }
    }

    /// Those that began in the same millisecond as the last of a page, and come behind it.
    private List<BsonDocument> alsoThen(Gate gate, String what, Wanted wanted, BsonDocument last) {
        BsonDocument filter =
                new BsonDocument(time, Fields.time(at(last))).append(id, new BsonDocument("$gt", value(last, id)));
        filter.putAll(wanted.also());
        return gate.run(
                what, () -> documents.find(filter).projection(wanted.shape()).into(new ArrayList<>()));
    }

    private List<BsonDocument> page(Gate gate, String what, BsonDocument filter, Wanted wanted) {
        return gate.run(
                what,
                () -> documents
                        .find(filter)
                        .sort(Sorts.ascending(time, id))
                        .limit(PAGE)
                        .batchSize(PAGE)
                        .projection(wanted.shape())
                        .into(new ArrayList<>()));
    }

    private Instant at(BsonDocument document) {
        return Instant.ofEpochMilli(value(document, time).asDateTime().getValue());
    }

    private static BsonValue value(BsonDocument document, String path) {
        int dot = path.indexOf('.');
        BsonDocument holder = dot < 0 ? document : document.getDocument(path.substring(0, dot));
        return Objects.requireNonNull(holder.get(path.substring(dot + 1)), "it is indexed and read");
    }
}
