package dev.parley.store.embedded;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;

/// Changes on their way to the redo log, with room for the frame in front. Off the heap, as that is where the
/// system writes from. One thread at a time.
final class Batch {
    private static final int START_BYTES = 256 * 1024;

    /// A buffer that one huge command has blown up is not kept.
    private static final int KEEP_BYTES = 8 << 20;

    private ByteBuffer bytes = empty(START_BYTES);

    boolean isEmpty() {
        return bytes.position() == RedoFormat.FRAME_BYTES;
    }

    void add(ByteBuf changes) {
        int more = changes.readableBytes();
        if (bytes.remaining() < more) {
            ByteBuffer larger = ByteBuffer.allocateDirect(Math.max(bytes.capacity() * 2, bytes.position() + more));
            bytes = larger.put(bytes.flip());
        }
        changes.readBytes(bytes.slice(bytes.position(), more));
        bytes.position(bytes.position() + more);
    }

    /// Frame and payload, ready to be written.
    ByteBuffer flip() {
        return bytes.flip();
    }

    void clear() {
        bytes = bytes.capacity() > KEEP_BYTES
                ? empty(START_BYTES)
                : bytes.clear().position(RedoFormat.FRAME_BYTES);
    }

    private static ByteBuffer empty(int capacity) {
        return ByteBuffer.allocateDirect(capacity).position(RedoFormat.FRAME_BYTES);
    }
}
