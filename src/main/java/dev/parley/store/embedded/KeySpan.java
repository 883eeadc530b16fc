package dev.parley.store.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A stretch of index keys: those that start with `prefix` and whose next value lies between `low` and `high`, both
/// inclusive and each optional.
record KeySpan(
        List<@Nullable Object> prefix,
        @Nullable Object low,
        @Nullable Object high) {

    /// Everything.
    static final KeySpan ALL = new KeySpan(List.of(), null, null);

    boolean hasRange() {
        return low != null || high != null;
    }

    /// Where a scan starts; null is the first (downwards: the last) key of all.
    @Nullable
    KeyValue start(boolean downwards) {
        List<@Nullable Object> key = new ArrayList<>(prefix);
        if (downwards) {
            key.add(high == null ? MaxKey.getInstance() : high);
            key.add(MaxKey.getInstance()); // behind every longer key
        } else if (hasRange()) {
            key.add(low == null ? lowestLike(high) : low);
        }
        return key.isEmpty() ? null : new KeyValue(key).normalized();
    }

    /// Whether a scan in this direction is past its end with this key.
    boolean isPast(KeyValue key, KeyValue normalizedPrefix, boolean downwards) {
        int length = prefix.size();
        if (length > 0 && KeyType.comparePrefix(normalizedPrefix, key, length) != 0) {
            return true;
        }
        Object limit = downwards ? (low == null ? lowestLike(high) : low) : high;
        if (limit == null || key.size() <= length) {
            return false;
        }
        int order = ValueType.compareValues(key.get(length), limit);
        return downwards ? order < 0 : order > 0;
    }

    /// The lowest value of the same type: `{due: {$lte: now}}` finds no missing and null values, and a scan
    /// should not walk over them.
    private static @Nullable Object lowestLike(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Number number -> Double.NEGATIVE_INFINITY;
            case String text -> "";
            case Instant instant -> Instant.MIN;
            case Document document -> new Document();
            default -> null;
        };
    }
}
