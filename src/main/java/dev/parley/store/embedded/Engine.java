package dev.parley.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.h2.mvstore.MVStoreException;

/// One opened store: files, log, checkpoints and the backend that runs commands on them. Safe for any thread.
final class Engine implements AutoCloseable {
    private final Parts parts;
    private final Checkpointer checkpointer;
    private final DurableBackend backend;

    /// What an engine is opened with.
    ///
    /// @param onFailure called once when the engine has failed, on a thread that may hold locks
    record Setup(DataFolder folder, EmbeddedOptions options, RedoFile.Disk disk, Runnable onFailure) {
        RedoFile newLog(long generation) throws IOException {
            return RedoFile.create(folder, generation, options.fsync(), disk);
        }
    }

    /// What belongs together while the store is open.
    record Parts(Setup setup, StoreFile file, RedoLog log, WriteTurn turn, Health health) {}

    private Engine(Parts parts, Checkpointer checkpointer, DurableBackend backend) {
        this.parts = parts;
        this.checkpointer = checkpointer;
        this.backend = backend;
    }

    /// Opens the folder's store, brings it up to date and makes the first checkpoint.
    static Engine open(Setup setup) {
        checkStoreExists(setup.folder());
        StoreFile file = StoreFile.open(setup.folder(), setup.options().cacheMegabytes());
        Engine engine = null;
        try {
            engine = open(setup, file);
            return engine;
        } catch (IOException | MVStoreException e) {
            throw new EmbeddedStoreException(
                    "The store in " + setup.folder().path() + " cannot be read or written: " + e.getMessage(), e);
        } finally {
            if (engine == null) {
                file.closeWithoutWriting();
            }
        }
    }

    private static Engine open(Setup setup, StoreFile file) throws IOException {
        Changes changes = new Changes();
        StoreMaps maps = new StoreMaps(file.store(), changes);
        long generation = Recovery.run(setup, file, maps) + 1;
        Health health = new Health(setup.onFailure());
        RedoLog log = RedoLog.start(firstCheckpoint(setup, file, generation), health::fail);
        WriteTurn turn = new WriteTurn(changes, log, health, file.unsaved());
        Checkpointer checkpointer = new Checkpointer(new Parts(setup, file, log, turn, health), generation);
        DurableBackend backend = DurableBackend.open(file.store(), new Storage(maps, turn));
        checkpointer.start();
        return new Engine(new Parts(setup, file, log, turn, health), checkpointer, backend);
    }

    private static RedoFile firstCheckpoint(Setup setup, StoreFile file, long generation) throws IOException {
        RedoFile log = setup.newLog(generation);
        boolean done = false;
        try {
            file.cut(generation);
            file.awaitWritten();
            StoreState.write(setup.folder(), generation);
            done = true;
            return log;
        } finally {
            if (!done) {
                log.close();
            }
        }
    }

    private static void checkStoreExists(DataFolder folder) {
        if (!Files.exists(folder.store()) && StoreState.read(folder) > 0) {
            throw new EmbeddedStoreException(
                    "The store file " + folder.store() + " is missing, but " + folder.state()
                            + " says there was one. Restore the whole data folder from a back-up, or empty the folder to start anew.");
        }
    }

    /// Runs one command. H2 closes its file of itself when it cannot write in the background, as on a full disk, and a
    /// command may be the first to meet that: it is answered like one that comes after a failed write.
    Document run(MongoMessage message) {
        parts.health().checkReadable();
        try {
            return backend.handleMessage(message);
        } catch (MVStoreException e) {
            parts.health().fail(e);
            parts.health().checkReadable();
            throw e;
        }
    }

    /// Why writes are refused now, if they are.
    Optional<String> refusal() {
        return parts.health().refusal();
    }

    RedoLog log() {
        return parts.log();
    }

    /// Writes what is left into the store file and closes it. After a failure it writes nothing: the log has
    /// all that was acknowledged.
    @Override
    public void close() {
        checkpointer.close();
        boolean written = false;
        try {
            if (!parts.health().hasFailed()) {
                checkpointer.checkpoint();
                parts.file().close();
                written = true;
            }
        } catch (IOException | MVStoreException e) {
            throw new EmbeddedStoreException(
                    "The store in " + parts.setup().folder().path() + " could not be closed cleanly: " + e.getMessage()
                            + ". Nothing acknowledged is lost: the next start replays the redo log.",
                    e);
        } finally {
            parts.log().close();
            if (!written) {
                parts.file().closeWithoutWriting();
            }
        }
    }
}
