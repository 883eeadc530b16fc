package dev.parley.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoBackend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.mvstore.MVStore;

/// Runs the commands: writing ones one at a time, reading ones at any time. Safe for any thread.
final class DurableBackend extends AbstractMongoBackend {
    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection");

    private final MVStore store;
    private final Storage storage;
    private final Map<String, MongoDatabase> databases = new ConcurrentHashMap<>();

    private DurableBackend(MVStore store, Storage storage) {
        this.store = store;
        this.storage = storage;
    }

    /// A backend with every database the store has.
    static DurableBackend open(MVStore store, Storage storage) {
        DurableBackend backend = new DurableBackend(store, storage);
        storage.turn().write(() -> {
            storage.maps().databases().forEach(backend::resolveDatabase);
            return backend;
        });
        return backend;
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        boolean writes = WRITES.contains(command.toLowerCase(Locale.ROOT));
        MVStore.TxCounter reading =
                store.registerVersionUsage(); // keeps the pages of this version while the command reads them
        try {
            return writes
                    ? storage.turn().write(() -> super.handleCommand(channel, database, command, query))
                    : super.handleCommand(channel, database, command, query);
        } finally {
            store.deregisterVersionUsage(reading);
        }
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return databases.computeIfAbsent(name, missing -> DurableDatabase.open(name, getCursorRegistry(), storage));
    }

    @Override
    public void dropDatabase(String name) {
        super.dropDatabase(name);
        databases.remove(name);
    }
}
