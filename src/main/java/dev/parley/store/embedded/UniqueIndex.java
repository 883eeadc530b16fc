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
final class UniqueIndex extends AbstractUniqueIndex<Object> implements EntriesIndex {
    private final Kept kept;

    UniqueIndex(Kept kept, String name, List<IndexKey> keys) {
        super(name, keys, kept.isSparse());
        this.kept = kept;
    }

    @Override
    public Kept kept() {
        return kept;
    }

    @Override
    public Stream<Object> positions(KeySpan span, boolean downwards) {
        if (span.prefix().size() == kept.fields().names().size()) {
            Object position = kept.entries().map().get(new KeyValue(span.prefix()).normalized());
            return position == null ? Stream.empty() : Stream.of(position);
        }
        return kept.entries().scan(span, downwards, kept.entries().map()::get);
    }

    @Override
    public synchronized void add(Document document, Object position, MongoCollection<Object> collection) {
        kept.entries().noteKeys(getKeyValues(document).size());
        super.add(document, position, collection);
    }

    @Override
    public Set<KeyValue> getKeyValues(Document document) {
        return kept.fields().plainKey(document).map(Set::of).orElseGet(() -> super.getKeyValues(document));
    }

    @Override
    public synchronized void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        if (!kept.fields().sameIn(before, after)) {
            super.checkUpdate(before, after, collection);
        }
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        if (!kept.fields().sameIn(before, after)) {
            super.updateInPlace(before, after, position, collection);
        }
    }

    @Override
    protected @Nullable Object removeDocument(KeyValue key) {
        return kept.entries().map().remove(key);
    }

    @Override
    protected boolean putKeyPosition(KeyValue key, Object position) {
        return kept.entries().map().putIfAbsent(key, Missing.ofNullable(position));
    }

    @Override
    protected Iterable<Entry<KeyValue, Object>> getIterable() {
        return kept.entries().map().entries();
    }

    @Override
    protected @Nullable Object getPosition(KeyValue key) {
        return kept.entries().map().get(key);
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
}
