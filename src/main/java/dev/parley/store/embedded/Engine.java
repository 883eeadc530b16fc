package dev.parley.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import java.io.IOException;
import org.h2.mvstore.MVStoreException;

/// One opened store: files, log, checkpoints and the backend that runs commands on them. Safe for any thread.
final class Engine implements AutoCloseable {
    private final Parts parts;
    private final Checkpointer checkpointer;
    private final DurableBackend backend;

    /// What belongs together while the store is open.
    record Parts(
            DataFolder folder,
            EmbeddedOptions options,
            StoreFile file,
            RedoLog log,
            WriteTurn turn,
            Health health,
            RedoFile.Disk disk) {}

    private Engine(Parts parts, Checkpointer checkpointer, DurableBackend backend) {
        this.parts = parts;
        this.checkpointer = checkpointer;
        this.backend = backend;
    }

    /// Opens the folder's store, brings it up to date and makes the first checkpoint.
    static Engine open(DataFolder folder, EmbeddedOptions options, RedoFile.Disk disk) {
        checkStoreExists(folder);
        StoreFile file = StoreFile.open(folder, options.cacheMegabytes());
        try {
            return open(folder, options, disk, file);
        } catch (IOException e) {
            file.closeWithoutWriting();
            throw new EmbeddedStoreException(
                    "The store in " + folder.path() + " cannot be written: " + e.getMessage(), e);
        } catch (EmbeddedStoreException | MVStoreException e) {
            file.closeWithoutWriting();
            throw e;
        }
    }

    private static Engine open(DataFolder folder, EmbeddedOptions options, RedoFile.Disk disk, StoreFile file)
            throws IOException {
        Changes changes = new Changes();
        StoreMaps maps = new StoreMaps(file.store(), changes);
        long generation = Recovery.run(folder, file, maps, options.onDamage()) + 1;
        Health health = new Health();
        RedoLog log = RedoLog.start(
                RedoFile.create(folder, generation, options.fsync(), disk),
                cause -> health.fail("the redo log in " + folder.path() + " could not be written", cause));
        WriteTurn turn = new WriteTurn(changes, log, health);
        Parts parts = new Parts(folder, options, file, log, turn, health, disk);
        file.cut(generation);
        file.awaitWritten();
        StoreState.write(folder, generation);
        Checkpointer checkpointer = new Checkpointer(parts, generation);
        DurableBackend backend = DurableBackend.open(file.store(), new Storage(maps, turn));
        checkpointer.start();
        return new Engine(parts, checkpointer, backend);
    }

    private static void checkStoreExists(DataFolder folder) {
        if (!java.nio.file.Files.exists(folder.store()) && StoreState.read(folder) > 0) {
            throw new EmbeddedStoreException(
                    "The store file " + folder.store() + " is missing, but " + folder.state()
                            + " says there was one. Restore the whole data folder from a back-up, or empty the folder to start anew.");
        }
    }

    /// Runs one command.
    Document run(MongoMessage message) {
        parts.health().checkReadable();
        return backend.handleMessage(message);
    }

    DurableBackend backend() {
        return backend;
    }

    RedoLog log() {
        return parts.log();
    }

    Health health() {
        return parts.health();
    }

    /// Writes what is left into the store file and closes it.
    @Override
    public void close() {
        checkpointer.close();
        if (parts.health().hasFailed()) {
            parts.log().close();
            parts.file().closeWithoutWriting();
            return;
        }
        try {
            checkpointer.checkpoint();
            parts.log().close();
            parts.file().close();
        } catch (IOException | MVStoreException e) {
            parts.file().closeWithoutWriting();
            throw new EmbeddedStoreException(
                    "The store in " + parts.folder().path() + " could not be closed cleanly: " + e.getMessage()
                            + ". Nothing acknowledged is lost: the next start replays the redo log.",
                    e);
        }
    }
}
