package dev.parley.store.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Single BSON values: `_id`s as keys of the document map, and positions in indexes. The order is MongoDB's
/// comparison order. A null `_id` is held as `Missing`, as maps hold no null.
final class ValueType extends BsonType<Object> {
    static final ValueType INSTANCE = new ValueType();

    private ValueType() {}

    @Override
    void encode(Object value, ByteBuf out) {
        encodeValue(value, out);
    }

    @Override
    Object decode(ByteBuf in) {
        return Missing.ofNullable(decodeValue(in));
    }

    @Override
    public int getMemory(Object value) {
        return heapBytes(value);
    }

    @Override
    public Object[] createStorage(int size) {
        return new Object[size];
    }

    @Override
    public int compare(Object one, Object other) {
        return compareValues(one, other);
    }

    /// One byte for the BSON type, then the value as BSON has it.
    static void encodeValue(@Nullable Object value, ByteBuf out) {
        Object plain = value instanceof Missing ? null : value;
        byte type = BsonEncoder.determineType(plain);
        out.writeByte(type);
        BsonEncoder.encodeValue(type, plain, out);
    }

    static @Nullable Object decodeValue(ByteBuf in) {
        return BsonDecoder.decodeValue(in.readByte(), in);
    }

    /// MongoDB's order. The types that nearly every key has are compared here, the rest and mixtures by the
    /// library.
    static int compareValues(@Nullable Object one, @Nullable Object other) {
        if (one instanceof String text && other instanceof String otherText) {
            return text.compareTo(otherText);
        }
        if (one instanceof Instant time && other instanceof Instant otherTime) {
            return time.compareTo(otherTime);
        }
        if (one instanceof Double number && other instanceof Double otherNumber) {
            return number.compareTo(otherNumber);
        }
        return ValueComparator.ascWithoutListHandling().compare(one, other);
    }

    static int heapBytes(@Nullable Object value) {
        return value instanceof String text ? 48 + text.length() : 24;
    }
}
