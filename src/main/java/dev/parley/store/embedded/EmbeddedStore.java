package dev.parley.store.embedded;

import java.nio.file.Path;
import java.util.Optional;

/// MongoDB inside this process: a server on a random loopback port whose data lie in one folder. What it has
/// acknowledged is there after a
/// `kill -9`. Needs no set-up; a driver connects with `connectionString()`.
///
/// Safe for any thread.
public final class EmbeddedStore implements AutoCloseable {
    private final FolderLock lock;
    private final LiveEngine engine;
    private final WireServer server;

    private EmbeddedStore(FolderLock lock, LiveEngine engine, WireServer server) {
        this.lock = lock;
        this.engine = engine;
        this.server = server;
    }

    /// Opens the store in this folder with the default settings; creates the folder if it is missing.
    ///
    /// @throws EmbeddedStoreException if the folder is in use, or its files are damaged or incomplete
    public static EmbeddedStore open(Path dataDir) {
        return open(dataDir, EmbeddedOptions.defaults());
    }

    /// Opens the store in this folder; creates the folder if it is missing.
    ///
    /// @throws EmbeddedStoreException if the folder is in use, or its files are damaged or incomplete
    public static EmbeddedStore open(Path dataDir, EmbeddedOptions options) {
        return open(dataDir, options, RedoFile.Disk.PLAIN);
    }

    static EmbeddedStore open(Path dataDir, EmbeddedOptions options, RedoFile.Disk disk) {
        DataFolder folder = DataFolder.create(dataDir.toAbsolutePath().normalize());
        FolderLock lock = FolderLock.take(folder.path());
        EmbeddedStore store = null;
        try {
            LiveEngine engine = LiveEngine.open(folder, options, disk);
            store = new EmbeddedStore(lock, engine, WireServer.start(engine, options.wireThreads()));
            return store;
        } finally {
            if (store == null) {
                lock.close();
            }
        }
    }

    /// Where a driver connects, like `mongodb://127.0.0.1:40123/`. Loopback only.
    public String connectionString() {
        return "mongodb://127.0.0.1:" + server.port() + "/";
    }

    /// Why writes are refused now, in a sentence for people who call from outside; empty while they are taken.
    public Optional<String> refusal() {
        return engine.current().refusal();
    }

    /// Closes the connections, writes what is left into the store file and frees the folder.
    @Override
    public void close() {
        try (lock) {
            server.close();
            engine.close();
        }
    }
}
