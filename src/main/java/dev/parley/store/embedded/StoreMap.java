package dev.parley.store.embedded;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/// One map of the store whose changes are logged. Reads are safe for any thread; writes need the write turn.
final class StoreMap<K, V> implements Changes.Restorable {
    private final MVMap<K, V> map;
    private final BsonType<K> keyType;
    private final BsonType<V> valueType;
    private final String name; // the map forgets its own when it is dropped
    private final byte[] nameBytes;
    private final Changes changes;

    StoreMap(MVMap<K, V> map, BsonType<K> keyType, BsonType<V> valueType, Changes changes) {
        this.map = map;
        this.keyType = keyType;
        this.valueType = valueType;
        this.name = map.getName();
        this.nameBytes = name.getBytes(StandardCharsets.UTF_8);
        this.changes = changes;
    }

    @Nullable
    V get(K key) {
        return map.get(key);
    }

    boolean contains(K key) {
        return map.containsKey(key);
    }

    @Nullable
    V put(K key, V value) {
        V before = map.put(key, value);
        changes.put(this, key, value);
        return before;
    }

    boolean putIfAbsent(K key, V value) {
        if (map.putIfAbsent(key, value) != null) {
            return false;
        }
        changes.put(this, key, value);
        return true;
    }

    @Nullable
    V remove(K key) {
        V before = map.remove(key);
        if (before != null) {
            changes.remove(this, key);
        }
        return before;
    }

    /// Keys from `from` on (from the first or last one when null), upwards or downwards, as they were at this
    /// moment.
    Iterator<K> keys(@Nullable K from, boolean downwards) {
        return map.cursor(from, null, downwards);
    }

    /// Everything, in key order, as it was at this moment.
    Iterable<java.util.Map.Entry<K, V>> entries() {
        return map.entrySet();
    }

    /// Every value, in key order, as they were at this moment.
    Iterable<V> values() {
        return map.values();
    }

    long size() {
        return map.sizeAsLong();
    }

    String name() {
        return name;
    }

    MVMap<K, V> raw() {
        return map;
    }

    byte[] nameBytes() {
        return nameBytes;
    }

    BsonType<K> keyType() {
        return keyType;
    }

    BsonType<V> valueType() {
        return valueType;
    }

    @Override
    public void restore(ByteBuf key, @Nullable ByteBuf value) {
        K decoded = keyType.decode(key);
        if (value == null) {
            map.remove(decoded);
        } else {
            map.put(decoded, valueType.decode(value));
        }
    }
}
