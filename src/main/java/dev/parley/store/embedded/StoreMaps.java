package dev.parley.store.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/// Opens the store's maps, each once and with the types its name tells: `data/<database>.<collection>` and
/// `index/<database>.<collection>/<index>`. A slash cannot be in a database name, so no name is the start of
/// another database's.
///
/// Safe for any thread.
final class StoreMaps {
    private static final String DATA = "data/";
    private static final String INDEX = "index/";

    private final MVStore store;
    private final Changes changes;
    private final Map<String, StoreMap<?, ?>> open = new ConcurrentHashMap<>();

    StoreMaps(MVStore store, Changes changes) {
        this.store = store;
        this.changes = changes;
        for (String name : store.getMapNames()) {
            if (name.startsWith(DATA) || name.startsWith(INDEX)) {
                byName(name); // compaction rewrites open maps only
            }
        }
    }

    @SuppressWarnings("unchecked") // the name tells the types
    StoreMap<Object, StoredDocument> documents(String namespace) {
        return (StoreMap<Object, StoredDocument>) byName(DATA + namespace);
    }

    @SuppressWarnings("unchecked") // the name tells the types
    StoreMap<KeyValue, Object> index(String namespace, String index) {
        return (StoreMap<KeyValue, Object>) byName(indexName(namespace, index));
    }

    /// Whether the index was there before, so that it needs no building.
    boolean hasIndex(String namespace, String index) {
        return store.hasMap(indexName(namespace, index));
    }

    StoreMap<?, ?> byName(String name) {
        return open.computeIfAbsent(name, this::openMap);
    }

    /// Database names that have a collection.
    List<String> databases() {
        return store.getMapNames().stream()
                .filter(name -> name.startsWith(DATA))
                .map(name -> name.substring(DATA.length(), name.indexOf('.')))
                .distinct()
                .toList();
    }

    void drop(StoreMap<?, ?> map) {
        dropQuietly(map.name());
        changes.drop(map.name());
    }

    /// Drops without logging, for replay.
    void dropQuietly(String name) {
        open.remove(name);
        store.removeMap(name);
    }

    private StoreMap<?, ?> openMap(String name) {
        if (name.startsWith(INDEX)) {
            MVMap<KeyValue, Object> map = store.openMap(
                    name,
                    new MVMap.Builder<KeyValue, Object>()
                            .keyType(KeyType.INSTANCE)
                            .valueType(ValueType.INSTANCE));
            return new StoreMap<>(map, KeyType.INSTANCE, ValueType.INSTANCE, changes);
        }
        MVMap<Object, StoredDocument> map = store.openMap(
                name,
                new MVMap.Builder<Object, StoredDocument>()
                        .keyType(ValueType.INSTANCE)
                        .valueType(DocumentType.INSTANCE));
        return new StoreMap<>(map, ValueType.INSTANCE, DocumentType.INSTANCE, changes);
    }

    private static String indexName(String namespace, String index) {
        return INDEX + namespace + "/" + index;
    }
}
