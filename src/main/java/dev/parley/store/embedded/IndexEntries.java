package dev.parley.store.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The entries of one index in the store, and the mark that says whether an array ever put a document in several
/// places.
/// Safe for any thread to read; writes need the write turn.
final class IndexEntries {
    /// Sorts before every real key, and no document can have it: `_id` is behind the values of every key.
    private static final KeyValue MULTIKEY = new KeyValue(MinKey.getInstance());

    private final StoreMap<KeyValue, Object> map;
    private final boolean existed;
    private volatile boolean multikey;

    IndexEntries(StoreMap<KeyValue, Object> map, boolean existed) {
        this.map = map;
        this.existed = existed;
        this.multikey = map.contains(MULTIKEY);
    }

    StoreMap<KeyValue, Object> map() {
        return map;
    }

    boolean isMultikey() {
        return multikey;
    }

    /// Remembers for good that a document has several keys.
    void noteKeys(int count) {
        if (count > 1 && !multikey) {
            map.put(MULTIKEY, true);
            multikey = true;
        }
    }

    /// An index that was there before is complete, even if it has no entries.
    boolean needsBuilding() {
        return !existed && map.size() == 0;
    }

    /// Gives back what a build that failed has left; entries that were there before stay.
    void dropIfNew(StoreMaps maps) {
        if (!existed) {
            maps.drop(map);
        }
    }

    Stream<Object> scan(KeySpan span, boolean downwards, Function<KeyValue, @Nullable Object> position) {
        KeyValue prefix = span.prefix().isEmpty() ? MULTIKEY : new KeyValue(span.prefix()).normalized();
        Iterator<KeyValue> keys = map.keys(span.start(downwards), downwards);
        Stream<KeyValue> stream =
                StreamSupport.stream(Spliterators.spliteratorUnknownSize(keys, Spliterator.ORDERED), false);
        return stream.filter(key -> !key.equals(MULTIKEY))
                .takeWhile(key -> !span.isPast(key, prefix, downwards))
                .<Object>mapMulti((key, sink) -> {
                    Object found = position.apply(key);
                    if (found != null) {
                        sink.accept(found);
                    }
                });
    }
}
