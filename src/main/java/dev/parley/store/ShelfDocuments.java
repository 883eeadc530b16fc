package dev.parley.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import dev.parley.flow.Value;
import dev.parley.followup.Shelf;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonInt64;
import org.bson.BsonString;
import org.bson.conversions.Bson;

/// One collection of documents by their ids. Its indexes are made when it is used first, so that a server that never
/// does starts no later. Safe for any thread.
final class ShelfDocuments implements Shelf {
    private static final String ID = "_id";

    private final MongoCollection<BsonDocument> collection;
    private final Gate gate;
    private final List<String> indexes;
    private volatile boolean indexed;

    /// @param indexes the fields of each, joined by commas
    ShelfDocuments(MongoCollection<BsonDocument> collection, Gate gate, List<String> indexes) {
        this.collection = collection;
        this.gate = gate;
        this.indexes = List.copyOf(indexes);
    }

    @Override
    public Optional<Value.Fields> find(String id) {
        return gate.run(
                        "read of " + name(),
                        () -> Optional.ofNullable(all().find(Writes.byId(id)).first()))
                .map(ShelfDocuments::fields);
    }

    @Override
    public boolean insert(String id, Value.Fields document) {
        return gate.run("keep in " + name(), () -> Writes.insert(all(), document(id, document)));
    }

    @Override
    public boolean replace(String id, long version, Value.Fields document) {
        BsonDocument filter = Writes.byId(id).append(VERSION, new BsonInt64(version));
        return gate.run(
                "change in " + name(),
                () -> all().replaceOne(filter, document(id, document)).getMatchedCount() == 1);
    }

    @Override
    public void put(String id, Value.Fields document) {
        gate.run(
                "keep in " + name(),
                () -> all().replaceOne(Writes.byId(id), document(id, document), new ReplaceOptions().upsert(true)));
    }

    @Override
    public void remove(String id) {
        gate.run("forget in " + name(), () -> all().deleteOne(Writes.byId(id)));
    }

    @Override
    public List<Entry> list(Query query) {
        BsonDocument filter = new BsonDocument();
        for (Map.Entry<String, String> one : query.equal().entrySet()) {
            filter.append(one.getKey(), new BsonString(one.getValue()));
        }
        filter.append(query.field(), range(query));
        Bson order =
                query.page().downwards() ? Sorts.descending(query.field(), ID) : Sorts.ascending(query.field(), ID);
        int limit = query.page().limit();
        return gate.run("list " + name(), () -> {
            List<Entry> found = new ArrayList<>();
            all().find(filter).sort(order).limit(limit).batchSize(limit).forEach(document -> {
                String id = new Fields(document).text(ID);
                found.add(new Entry(id, fields(document)));
            });
            return found;
        });
    }

    /// Without bounds, all that have the field.
    private static BsonDocument range(Query query) {
        BsonDocument range = new BsonDocument();
        query.from().ifPresent(least -> range.append("$gte", ValueBson.to(least)));
        query.until().ifPresent(end -> range.append("$lt", ValueBson.to(end)));
        return range.isEmpty() ? range.append("$exists", BsonBoolean.TRUE) : range;
    }

    @Override
    public void removeBelow(String field, Value least) {
        BsonDocument filter = new BsonDocument(field, new BsonDocument("$lt", ValueBson.to(least)));
        gate.run("forget in " + name(), () -> all().deleteMany(filter));
    }

    private String name() {
        return collection.getNamespace().getCollectionName();
    }

    private MongoCollection<BsonDocument> all() {
        if (!indexed) {
            for (String fields : indexes) {
                collection.createIndex(
                        Indexes.ascending(fields.split(",")), new IndexOptions().sparse(!fields.contains(",")));
            }
            indexed = true;
        }
        return collection;
    }

    private static BsonDocument document(String id, Value.Fields fields) {
        BsonDocument document = Writes.byId(id);
        document.putAll(ValueBson.document(fields));
        return document;
    }

    private static Value.Fields fields(BsonDocument document) {
        return ValueBson.fields(document).with(ID, Value.Missing.VALUE);
    }
}
