package dev.parley.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/// One redo log file being written. One thread at a time.
final class RedoFile implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final WritableByteChannel sink;
    private final boolean fsync;
    private long batches;
    private final AtomicLong size = new AtomicLong();

    private RedoFile(Path file, FileChannel channel, WritableByteChannel sink, boolean fsync) {
        this.file = file;
        this.channel = channel;
        this.sink = sink;
        this.fsync = fsync;
    }

    /// Lets a test stand a failing disk between the log and the file.
    interface Disk {
        Disk PLAIN = channel -> channel;

        WritableByteChannel sinkFor(FileChannel channel);
    }

    static RedoFile create(DataFolder folder, long generation, boolean fsync, Disk disk) throws IOException {
        Path file = folder.redo(generation);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            DataFolder.ownerOnly(file);
            RedoFile redo = new RedoFile(file, channel, disk.sinkFor(channel), fsync);
            redo.writeFully(RedoFormat.header(generation));
            folder.sync();
            return redo;
        } catch (IOException e) {
            DataFolder.closeQuietly(channel);
            throw e;
        }
    }

    /// Writes one batch, `[room for the frame][payload]`; on return the system, and with fsync the disk, has
    /// it.
    void write(ByteBuffer batch) throws IOException {
        RedoFormat.seal(batch, batches + 1);
        try {
            writeFully(batch);
        } catch (IOException e) {
            throw new IOException("the redo log " + file + " could not be written: " + e.getMessage(), e);
        }
        batches++;
    }

    long size() {
        return size.get();
    }

    private void writeFully(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        while (bytes.hasRemaining()) {
            sink.write(bytes);
        }
        if (fsync) {
            channel.force(false);
        }
        size.addAndGet(length);
    }

    @Override
    public void close() {
        DataFolder.closeQuietly(channel);
    }
}
