package dev.parley.store.embedded;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/// A kind of key or value kept as BSON, the same bytes in the store's pages and in the redo log. Java serialization
/// is never used: opening a file from elsewhere runs no code of the file's choosing.
///
/// Safe for any thread.
abstract class BsonType<T> extends BasicDataType<T> {
    private static final ThreadLocal<ByteBuf> SCRATCH = ThreadLocal.withInitial(() -> Unpooled.buffer(8 * 1024));

    /// Appends the value's bytes.
    abstract void encode(T value, ByteBuf out);

    /// Reads the value whose bytes fill `in` exactly.
    abstract T decode(ByteBuf in);

    @Override
    public final void write(WriteBuffer buffer, T value) {
        ByteBuf scratch = SCRATCH.get().clear();
        encode(value, scratch);
        buffer.putVarInt(scratch.readableBytes());
        buffer.put(scratch.array(), scratch.arrayOffset(), scratch.readableBytes());
    }

    @Override
    public final T read(ByteBuffer buffer) {
        byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
        buffer.get(bytes);
        return decode(Unpooled.wrappedBuffer(bytes));
    }
}
