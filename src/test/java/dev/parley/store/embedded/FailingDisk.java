package dev.parley.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/// A disk that is full after so many bytes of redo log, until `makeRoom`; as real ones do, it writes a part of the
/// last write.
final class FailingDisk implements RedoFile.Disk {
    private final AtomicLong left;
    private volatile CountDownLatch hold = new CountDownLatch(0);

    FailingDisk(long bytes) {
        left = new AtomicLong(bytes);
    }

    void makeRoom() {
        left.set(Long.MAX_VALUE / 2);
    }

    void fillUp() {
        left.set(0);
    }

    /// Writes wait until `goOn`.
    void hang() {
        hold = new CountDownLatch(1);
    }

    void goOn() {
        hold.countDown();
    }

    @Override
    public WritableByteChannel sinkFor(FileChannel channel) {
        return new WritableByteChannel() {
            @Override
            public int write(ByteBuffer bytes) throws IOException {
                awaitGoOn();
                int length = (int) Math.min(bytes.remaining(), left.get());
                left.addAndGet(-length);
                if (length == 0) {
                    throw new IOException("No space left on device");
                }
                int written = channel.write(bytes.slice(bytes.position(), length));
                bytes.position(bytes.position() + written);
                return written;
            }

            @Override
            public boolean isOpen() {
                return channel.isOpen();
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    private void awaitGoOn() throws IOException {
        try {
            hold.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
