package dev.parley.store.embedded;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// The files of one store and how they are named: `store.mv`, `redo-<generation>.log`, `store.state`, and copies of
/// damaged files.
/// Files are readable by the owner only where the file system knows such a thing.
record DataFolder(Path path) {
    private static final String STORE = "store.mv";
    private static final String STATE = "store.state";
    private static final String REDO_PREFIX = "redo-";
    private static final String REDO_SUFFIX = ".log";

    static DataFolder create(Path path) {
        try {
            Files.createDirectories(path);
            restrict(path, "rwx------");
            return new DataFolder(path);
        } catch (IOException e) {
            throw new EmbeddedStoreException("The data folder " + path + " cannot be created: " + e.getMessage(), e);
        }
    }

    Path store() {
        return path.resolve(STORE);
    }

    Path state() {
        return path.resolve(STATE);
    }

    Path redo(long generation) {
        return path.resolve(REDO_PREFIX + generation + REDO_SUFFIX);
    }

    /// Generations that have a redo log file, lowest first.
    List<Long> redoGenerations() {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(REDO_PREFIX + "\\d{1,18}\\.log"))
                    .map(name ->
                            Long.valueOf(name.substring(REDO_PREFIX.length(), name.length() - REDO_SUFFIX.length())))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        } catch (IOException e) {
            throw new EmbeddedStoreException("The data folder " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// Keeps a copy of a damaged file beside it; a file that was copied before and did not change is not copied
    /// again.
    Path keepDamaged(Path file) {
        try {
            for (int n = 1; ; n++) {
                Path copy = file.resolveSibling(file.getFileName() + ".damaged-" + n);
                if (!Files.exists(copy)) {
                    Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
                    return copy;
                }
                if (Files.mismatch(file, copy) < 0) {
                    return copy;
                }
            }
        } catch (IOException e) {
            throw new EmbeddedStoreException(
                    "The damaged file " + file + " cannot be copied aside; free some space and start again.", e);
        }
    }

    /// Writes a small file as a whole or not at all, and makes sure the disk has it.
    void replace(Path file, byte[] content) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.write(fresh, content);
        restrict(fresh, "rw-------");
        try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync();
    }

    /// Makes the names in the folder survive a power cut; a no-op on systems that cannot open a folder.
    void sync() throws IOException {
        if (isPosix(path)) {
            try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    long freeBytes() throws IOException {
        FileStore disk = Files.getFileStore(path);
        return disk.getUsableSpace();
    }

    static void ownerOnly(Path file) throws IOException {
        restrict(file, "rw-------");
    }

    static void closeQuietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            org.slf4j.LoggerFactory.getLogger(DataFolder.class).warn("closing a store file failed: {}", e.getMessage());
        }
    }

    private static void restrict(Path file, String permissions) throws IOException {
        if (isPosix(file)) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        }
    }

    private static boolean isPosix(Path file) {
        Set<String> views = file.getFileSystem().supportedFileAttributeViews();
        return views.contains("posix");
    }
}
