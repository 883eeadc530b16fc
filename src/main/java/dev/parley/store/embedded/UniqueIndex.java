package dev.parley.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A unique index: key to `_id`. Safe for any thread to read; writes need the write turn.
final class UniqueIndex extends AbstractUniqueIndex<Object> implements StoredIndex {
    private final IndexEntries entries;
    private final IndexedFields fields;

    UniqueIndex(IndexEntries entries, String name, List<IndexKey> keys, boolean sparse) {
        super(name, keys, sparse);
        this.entries = entries;
        this.fields = IndexedFields.of(keys());
    }

    @Override
    public List<String> fields() {
        return fields.names();
    }

    @Override
    public boolean isComplete() {
        return !isSparse();
    }

    @Override
    public boolean isMultikey() {
        return entries.isMultikey();
    }

    @Override
    public Stream<Object> positions(KeySpan span, boolean downwards) {
        if (span.prefix().size() == fields.names().size()) {
            Object position = entries.map().get(new KeyValue(span.prefix()).normalized());
            return position == null ? Stream.empty() : Stream.of(position);
        }
        return entries.scan(span, downwards, entries.map()::get);
    }

    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
        entries.noteKeys(getKeyValues(document).size());
        super.add(document, position, collection);
    }

    @Override
    public Set<KeyValue> getKeyValues(Document document) {
        return fields.plainKey(document).map(Set::of).orElseGet(() -> super.getKeyValues(document));
    }

    @Override
    public synchronized void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        if (!fields.sameIn(before, after)) {
            super.checkUpdate(before, after, collection);
        }
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!fields.sameIn(before, after)) {
            super.updateInPlace(before, after, position, collection);
        }
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return entries.map().remove(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return entries.map().putIfAbsent(key, Missing.ofNullable(position));
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return entries.map().entries();
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return entries.map().get(key);
    }

    @Override
    public long getCount() {
        return entries.map().size();
    }

    @Override
    public boolean isEmpty() {
        return entries.needsBuilding();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void abandon(StoreMaps maps) {
        entries.dropIfNew(maps);
    }
}
