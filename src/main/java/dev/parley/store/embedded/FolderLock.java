package dev.parley.store.embedded;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Keeps a data folder to one open store: across processes by a file lock that the system drops when the process
/// dies, and inside one process too.
final class FolderLock implements AutoCloseable {
    static final String FILE = "parley.lock";

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    static FolderLock take(Path folder) {
        try {
            FileChannel channel =
                    FileChannel.open(folder.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new EmbeddedStoreException("The data folder " + folder
                        + " is in use by another running Parley. Stop that one, or give this one another data folder.");
            }
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new EmbeddedStoreException(
                    "The data folder " + folder + " cannot be locked; is it writable for this user?", e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null; // held by this very process
        }
    }

    @Override
    public void close() {
        DataFolder.closeQuietly(channel);
    }
}
