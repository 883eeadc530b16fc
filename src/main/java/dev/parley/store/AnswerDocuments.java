package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import dev.parley.kit.KeptAnswers;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/// The collection `answers`: one document a request, by its key, with the answer once there is one. Safe for any
/// thread.
final class AnswerDocuments implements KeptAnswers {
    private final MongoCollection<BsonDocument> answers;
    private final Gate gate;
    private final boolean alone;
    /// When this process began its first request.
    private final AtomicReference<Instant> first = new AtomicReference<>(Instant.MAX);

    /// @param alone no other process has this store: who began a request before us is dead
    AnswerDocuments(Collections collections, Gate gate, boolean alone) {
        answers = collections.answers();
        this.gate = gate;
        this.alone = alone;
    }

    void index() {
        gate.run("create the indexes of answers", () -> answers.createIndex(Indexes.ascending("until")));
    }

    @Override
    public Claim claim(Request request, Instant now) {
        first.accumulateAndGet(now, (one, other) -> one.isBefore(other) ? one : other);
        BsonDocument document = Writes.byId(request.key())
                .append("print", new BsonString(request.print()))
                .append("at", Fields.time(now))
                .append("until", Fields.time(now.plus(request.kept())));
        return gate.run("begin a request", () -> Writes.insert(answers, document))
                ? Claim.Fresh.FRESH
                : known(request, now);
    }

    private Claim known(Request request, Instant now) {
        Optional<Fields> stored = gate.run(
                        "read an answer",
                        () -> Optional.ofNullable(
                                answers.find(Writes.byId(request.key())).first()))
                .map(Fields::new);
        if (stored.isEmpty()) {
            return Claim.UnderWay.UNDER_WAY;
        }
        Fields fields = stored.get();
        if (!fields.text("print").equals(request.print())) {
            return Claim.Other.OTHER;
        }
        return fields.optionalText("body")
                .<Claim>map(body -> new Claim.Known(fields.whole("status"), body))
                .orElseGet(() -> takeOver(request, fields.at("at"), now));
    }

    /// Of several that find a request given up, one goes on with it.
    private Claim takeOver(Request request, Instant begun, Instant now) {
        boolean isOrphan = alone && begun.isBefore(first.get());
        if (!isOrphan && begun.plus(request.givenUp()).isAfter(now)) {
            return Claim.UnderWay.UNDER_WAY;
        }
        BsonDocument filter = Writes.byId(request.key()).append("at", Fields.time(begun));
        boolean mine = gate.run(
                "take a request over",
                () -> answers.updateOne(filter, Updates.set("at", Fields.time(now)))
                                .getModifiedCount()
                        == 1);
        return mine ? Claim.Fresh.FRESH : Claim.UnderWay.UNDER_WAY;
    }

    @Override
    public void keep(String key, int status, String body) {
        gate.run(
                "keep an answer",
                () -> answers.updateOne(
                        Writes.byId(key),
                        Updates.combine(
                                Updates.set("status", new BsonInt32(status)),
                                Updates.set("body", new BsonString(body)))));
    }

    @Override
    public void release(String key) {
        gate.run("forget a request", () -> answers.deleteOne(Writes.byId(key)));
    }

    @Override
    public void sweep(Instant now) {
        BsonDocument old = new BsonDocument("until", new BsonDocument("$lt", Fields.time(now)));
        gate.run("forget old answers", () -> answers.deleteMany(old));
    }
}
