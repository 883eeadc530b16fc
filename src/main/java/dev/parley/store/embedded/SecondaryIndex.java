package dev.parley.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// An index whose keys may repeat: the entry is the key with the `_id` behind it. Safe for any thread to read;
/// writes need the write turn.
final class SecondaryIndex extends Index<Object> implements EntriesIndex {
    private final Kept kept;

    SecondaryIndex(Kept kept, String name, List<IndexKey> keys) {
        super(name, keys, kept.isSparse());
        this.kept = kept;
    }

    @Override
    public Kept kept() {
        return kept;
    }

    @Override
    public Stream<Object> positions(KeySpan span, boolean downwards) {
        return kept.entries().scan(span, downwards, key -> Missing.ofNullable(key.get(key.size() - 1)));
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        if (isLeftOut(document)) {
            return;
        }
        Set<KeyValue> keys = getKeyValues(document);
        kept.entries().noteKeys(keys.size());
        keys.forEach(key -> kept.entries().map().put(entry(key, position), true));
    }

    @Override
    public Object remove(Document document) {
        Object position = Missing.ofNullable(document.get("_id"));
        removeEntries(document, position);
        return position;
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!kept.fields().sameIn(before, after)) {
            removeEntries(before, position);
            add(after, position, collection);
        }
    }

    private void removeEntries(Document document, Object position) {
        if (!isLeftOut(document)) {
            getKeyValues(document).forEach(key -> kept.entries().map().remove(entry(key, position)));
        }
    }

    private boolean isLeftOut(Document document) {
        return kept.isSparse() && kept.fields().missingIn(document);
    }

    @Override
    public Set<KeyValue> getKeyValues(Document document) {
        return kept.fields().plainKey(document).map(Set::of).orElseGet(() -> super.getKeyValues(document));
    }

    private static KeyValue entry(KeyValue key, Object position) {
        List<@Nullable Object> values = new ArrayList<>(key.size() + 1);
        key.forEach(values::add);
        values.add(position instanceof Missing ? null : position);
        return new KeyValue(values);
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        return null; // the _id index knows it
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        getKeyValues(document); // refuses two arrays in one key
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        if (!kept.fields().sameIn(before, after)) {
            getKeyValues(after); // refuses two arrays in one key
        }
    }

    @Override
    public boolean canHandle(Document query) {
        return false; // the planner asks `positions`
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        throw new UnsupportedOperationException("the planner asks positions(KeySpan, boolean)");
    }

    @Override
    public long getCount() {
        return kept.entries().map().size();
    }

    @Override
    public boolean isEmpty() {
        return kept.entries().needsBuilding();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        // the database drops the map
    }
}
