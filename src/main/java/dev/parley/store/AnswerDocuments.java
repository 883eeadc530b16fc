package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import dev.parley.kit.KeptAnswers;
import dev.parley.kit.Vault;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.BsonBinary;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;
import org.bson.BsonValue;

/// The collection `answers`: one document a request, by its key, with the answer once there is one. Answers are
/// sealed: some tell a secret this once, others what is known of a person. Safe for any thread.
final class AnswerDocuments implements KeptAnswers {
    private final MongoCollection<BsonDocument> answers;
    private final Gate gate;
    private final boolean alone;
    private volatile Vault vault = Vault.NONE;
    /// When this process began its first request.
    private final AtomicReference<Instant> first = new AtomicReference<>(Instant.MAX);

    /// @param alone no other process has this store: who began a request before us is dead
    AnswerDocuments(Collections collections, Gate gate, boolean alone) {
        answers = collections.answers();
        this.gate = gate;
        this.alone = alone;
    }

    /// Until a key is known, no answer can be kept.
    void sealWith(Vault other) {
        vault = other;
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
        Optional<BsonDocument> stored = gate.run(
                "read an answer",
                () -> Optional.ofNullable(
                        answers.find(Writes.byId(request.key())).first()));
        if (stored.isEmpty()) {
            return Claim.UnderWay.UNDER_WAY;
        }
        Fields fields = new Fields(stored.get());
        if (!fields.text("print").equals(request.print())) {
            return Claim.Other.OTHER;
        }
        return Optional.ofNullable(stored.get().get("sealed"))
                .<Claim>map(closed -> known(closed, request.key()))
                .orElseGet(() -> takeOver(request, fields.at("at"), now));
    }

    private Claim known(BsonValue closed, String key) {
        Fields answer = new Fields(Sealed.open(vault, closed, key));
        return new Claim.Known(answer.whole("status"), answer.text("body"));
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
        BsonDocument answer = new BsonDocument("status", new BsonInt32(status)).append("body", new BsonString(body));
        BsonBinary closed = Sealed.close(vault, answer, key);
        gate.run("keep an answer", () -> answers.updateOne(Writes.byId(key), Updates.set("sealed", closed)));
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
