package dev.parley.store.embedded;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The after-images of the command that is writing now, in the form they have in the redo log: `[1 put | 2 remove |
/// 3 drop][2 name length][name]`, then for put and remove `[4 key length][key]`, then for put `[4 value
/// length][value]`.
///
/// One thread at a time: the one that holds the write turn.
final class Changes {
    static final byte PUT = 1;
    static final byte REMOVE = 2;
    static final byte DROP = 3;

    /// Beyond this the buffer of one huge command is given back.
    private static final int KEEP_BYTES = 1 << 20;

    private ByteBuf bytes = Unpooled.buffer(64 * 1024);

    <K, V> void put(StoreMap<K, V> map, K key, V value) {
        keyed(PUT, map, key);
        lengthFirst(map.valueType(), value);
    }

    <K> void remove(StoreMap<K, ?> map, K key) {
        keyed(REMOVE, map, key);
    }

    void drop(String mapName) {
        head(DROP, mapName.getBytes(StandardCharsets.UTF_8));
    }

    ByteBuf bytes() {
        return bytes;
    }

    void clear() {
        if (bytes.capacity() > KEEP_BYTES) {
            bytes = Unpooled.buffer(64 * 1024);
        }
        bytes.clear();
    }

    private <K> void keyed(byte what, StoreMap<K, ?> map, K key) {
        head(what, map.nameBytes());
        lengthFirst(map.keyType(), key);
    }

    private void head(byte what, byte[] name) {
        bytes.writeByte(what);
        bytes.writeShort(name.length);
        bytes.writeBytes(name);
    }

    private <T> void lengthFirst(BsonType<T> type, T value) {
        int at = bytes.writerIndex();
        bytes.writeInt(0);
        type.encode(value, bytes);
        bytes.setInt(at, bytes.writerIndex() - at - 4);
    }

    /// Plays records back into the maps they name.
    static int replay(ByteBuf records, StoreMaps maps) {
        int count = 0;
        while (records.isReadable()) {
            byte what = records.readByte();
            String name = records.readCharSequence(records.readUnsignedShort(), StandardCharsets.UTF_8)
                    .toString();
            if (what == DROP) {
                maps.dropQuietly(name);
            } else {
                ByteBuf key = records.readSlice(records.readInt());
                maps.byName(name).restore(key, what == PUT ? records.readSlice(records.readInt()) : null);
            }
            count++;
        }
        return count;
    }

    /// Where replayed records go.
    interface Restorable {
        /// Puts the value, or removes the key when there is none.
        void restore(ByteBuf key, @Nullable ByteBuf value);
    }
}
