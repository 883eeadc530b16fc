package dev.parley.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.Updates;
import dev.parley.flow.FlowId;
import dev.parley.kit.Vault;
import dev.parley.study.Entry;
import dev.parley.study.StudyStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;

/// The collections `pools`, one sealed document a flow, and `entries`, what was let out. Safe for any thread.
final class StudyDocuments implements StudyStore {
    private final MongoCollection<BsonDocument> pools;
    private final MongoCollection<BsonDocument> entries;
    private final Gate gate;
    private volatile Vault waiting = Vault.NONE;
    private volatile Vault vault = Vault.NONE;

    StudyDocuments(Collections collections, Gate gate) {
        pools = collections.pools();
        entries = collections.entries();
        this.gate = gate;
    }

    /// From now on the one seals what waits, the other who wrote comments.
    void sealWith(Vault pool, Vault writers) {
        waiting = pool;
        vault = writers;
    }

    void index() {
        gate.run("create the indexes of entries", () -> entries.createIndex(Indexes.ascending("flow")));
        gate.run(
                "create the indexes of entries",
                () -> entries.createIndex(Indexes.ascending("until"), new IndexOptions().sparse(true)));
    }

    @Override
    public Optional<Kept> pool(FlowId flow) {
        return gate.run(
                        "read a pool",
                        () -> Optional.ofNullable(
                                pools.find(Writes.byId(flow.value())).first()))
                .map(document -> new Kept(
                        new Fields(document).big("rev"),
                        PoolBson.from(Sealed.open(waiting, new Fields(document).any("sealed"), flow.value()), vault)));
    }

    @Override
    public boolean keep(FlowId flow, Kept next) {
        BsonDocument document = Writes.byId(flow.value())
                .append("rev", new BsonInt64(next.version()))
                .append("sealed", Sealed.close(waiting, PoolBson.to(next.pool(), vault), flow.value()));
        if (next.version() == 1) {
            return gate.run("begin a pool", () -> Writes.insert(pools, document));
        }
        BsonDocument filter = Writes.byId(flow.value()).append("rev", new BsonInt64(next.version() - 1));
        return gate.run("write a pool", () -> pools.replaceOne(filter, document).getMatchedCount() == 1);
    }

    @Override
    public List<FlowId> pools() {
        return gate.run(
                "list the pools",
                () -> pools.find()
                        .map(document -> new FlowId(new Fields(document).text("_id")))
                        .into(new ArrayList<>()));
    }

    @Override
    public void letOut(List<Entry> going) {
        List<BsonDocument> documents =
                going.stream().map(entry -> EntryBson.to(entry, vault)).toList();
        gate.run("let entries out", () -> {
            try {
                entries.insertMany(documents, new InsertManyOptions().ordered(false));
            } catch (MongoBulkWriteException e) {
                boolean onlyOut = e.getWriteConcernError() == null
                        && e.getWriteErrors().stream()
                                .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
                if (!onlyOut) {
                    throw e;
                }
            }
            return documents;
        });
    }

    @Override
    public void each(FlowId flow, Span span, Consumer<Entry> reader) {
        gate.run("read entries", () -> {
            entries.find(new BsonDocument("flow", new BsonString(flow.value())))
                    .map(document -> EntryBson.from(document, vault))
                    .forEach(entry -> {
                        LocalDate day = entry.release().day();
                        if (!day.isBefore(span.from()) && !day.isAfter(span.to())) {
                            reader.accept(entry);
                        }
                    });
            return span;
        });
    }

    @Override
    public Optional<Entry> entry(String id) {
        return gate.run(
                        "read an entry",
                        () -> Optional.ofNullable(entries.find(Writes.byId(id)).first()))
                .map(document -> EntryBson.from(document, vault));
    }

    @Override
    public void add(String id, Entry.Remark remark) {
        gate.run(
                "keep what was said about a comment",
                () -> entries.updateOne(Writes.byId(id), Updates.push("thread", EntryBson.remark(remark))));
    }

    @Override
    public int forgetWriters(LocalDate today) {
        BsonDocument over = new BsonDocument("until", new BsonDocument("$lt", new BsonString(today.toString())));
        return Math.toIntExact(gate.run(
                "forget who wrote comments",
                () -> entries.updateMany(over, Updates.combine(Updates.unset("writer"), Updates.unset("until")))
                        .getModifiedCount()));
    }
}
