package dev.parley.store.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Index keys: the values of the indexed fields, in MongoDB's order. A key that is the start of a longer one sorts
/// before it.
final class KeyType extends BsonType<KeyValue> {
    static final KeyType INSTANCE = new KeyType();

    private KeyType() {}

    @Override
    void encode(KeyValue key, ByteBuf out) {
        out.writeByte(key.size());
        for (Object value : key) {
            ValueType.encodeValue(value, out);
        }
    }

    @Override
    KeyValue decode(ByteBuf in) {
        int size = in.readByte();
        List<@Nullable Object> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(ValueType.decodeValue(in));
        }
        return new KeyValue(values);
    }

    @Override
    public int getMemory(KeyValue key) {
        int sum = 48;
        for (Object value : key) {
            sum += 8 + ValueType.heapBytes(value);
        }
        return sum;
    }

    @Override
    public KeyValue[] createStorage(int size) {
        return new KeyValue[size];
    }

    @Override
    public int compare(KeyValue one, KeyValue other) {
        int common = comparePrefix(one, other, Math.min(one.size(), other.size()));
        return common != 0 ? common : Integer.compare(one.size(), other.size());
    }

    /// Compares the first `length` values only.
    static int comparePrefix(KeyValue one, KeyValue other, int length) {
        for (int i = 0; i < length; i++) {
            int order = ValueType.compareValues(one.get(i), other.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }
}
