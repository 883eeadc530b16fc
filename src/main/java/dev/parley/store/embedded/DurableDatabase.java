package dev.parley.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// One database: its collections and indexes as maps of the store. Safe for any thread to read; writes need the
/// write turn.
final class DurableDatabase extends AbstractMongoDatabase<Object> {
    private static final Set<String> OTHER_COLLECTIONS =
            Set.of("$lookup", "$graphLookup", "$merge", "$out", "$unionWith", "$facet");

    private final Storage storage;
    private final StoreMaps maps;

    private DurableDatabase(String name, CursorRegistry cursors, Storage storage) {
        super(name, cursors);
        this.storage = storage;
        this.maps = storage.maps();
    }

    /// Opens the database with all collections and indexes it had.
    static DurableDatabase open(String name, CursorRegistry cursors, Storage storage) {
        DurableDatabase database = new DurableDatabase(name, cursors, storage);
        database.initializeNamespacesAndIndexes();
        return database;
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "aggregate" -> aggregate(channel, command, query, databases, oplog);
            case "dropindexes" ->
                super.handleCommand(channel, command, IndexNames.withKeys(query, indexes.get()), databases, oplog);
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
    }

    /// A leading `$match` picks the documents by index; it still runs again as a stage.
    private Document aggregate(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        List<Document> stages = stages(query);
        if (stages.stream().anyMatch(stage -> stage.containsKey("$out") || stage.containsKey("$merge"))) {
            throw new MongoServerError(
                    20, "IllegalOperation", "$out and $merge are not supported: write what the aggregation returned");
        }
        boolean alone =
                stages.stream().noneMatch(stage -> OTHER_COLLECTIONS.stream().anyMatch(stage::containsKey));
        if (alone && !stages.isEmpty() && stages.getFirst().get("$match") instanceof Document match) {
            return ScopedValue.where(DurableCollection.PREFILTER, match)
                    .call(() -> super.handleCommand(channel, command, query, databases, oplog));
        }
        return super.handleCommand(channel, command, query, databases, oplog);
    }

    private static List<Document> stages(Document query) {
        return query.get("pipeline") instanceof List<?> list
                ? list.stream().map(Document.class::cast).toList()
                : List.of();
    }

    @Override
    protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
        return new DurableCollection(this, name, options, cursorRegistry, storage);
    }

    @Override
    protected Index<Object> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        if (keys.size() == 1 && keys.getFirst().getKey().equals("_id")) {
            return new IdIndex(maps.documents(getFullCollectionNamespace(collection)), name, keys);
        }
        return new UniqueIndex(kept(collection, name, keys, sparse), name, keys);
    }

    @Override
    protected Index<Object> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new SecondaryIndex(kept(collection, name, keys, sparse), name, keys);
    }

    private EntriesIndex.Kept kept(String collection, String index, List<IndexKey> keys, boolean sparse) {
        String namespace = getFullCollectionNamespace(collection);
        boolean existed = maps.hasIndex(namespace, index);
        IndexEntries entries = new IndexEntries(maps.index(namespace, index), existed);
        return new EntriesIndex.Kept(entries, IndexedFields.of(keys), sparse);
    }

    @Override
    protected void addIndex(Document description) {
        if (!IndexNames.isThere(description, indexes.get())) {
            super.addIndex(description);
        }
    }

    @Override
    protected void dropIndex(MongoCollection<Object> collection, String name) {
        super.dropIndex(collection, name);
        String namespace = getFullCollectionNamespace(collection.getCollectionName());
        if (maps.hasIndex(namespace, name)) {
            maps.drop(maps.index(namespace, name));
        }
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        maps.drop(maps.documents(getFullCollectionNamespace(name)));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new MongoServerError(20, "IllegalOperation", "renameCollection is not supported");
    }

    @Override
    protected void clearLastStatus(Channel channel) {
        // getLastError is from before OP_MSG; no supported driver asks for it
    }

    @Override
    protected void putLastResult(Channel channel, Document result) {
        // see clearLastStatus
    }

    @Override
    protected long getFileSize() {
        return 0;
    }

    @Override
    protected long getStorageSize() {
        return 0;
    }
}
