package dev.parley.store.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// The `_id` index. Documents are kept in order of their `_id` already, so it has no entries of its own and cannot
/// disagree with the data.
/// Safe for any thread.
final class IdIndex extends Index<Object> implements StoredIndex {
    private final StoreMap<Object, StoredDocument> documents;

    IdIndex(StoreMap<Object, StoredDocument> documents, String name, List<IndexKey> keys) {
        super(name, keys, false);
        this.documents = documents;
    }

    @Override
    public List<String> fields() {
        return List.of("_id");
    }

    @Override
    public boolean isUnique() {
        return true;
    }

    @Override
    public boolean isComplete() {
        return true;
    }

    @Override
    public boolean isMultikey() {
        return false;
    }

    @Override
    public Stream<Object> positions(KeySpan span, boolean downwards) {
        if (!span.prefix().isEmpty()) {
            return Stream.of(Missing.ofNullable(span.prefix().getFirst())); // whether it is there shows when it is read
        }
        KeyValue start = downwards && span.high() == null ? null : span.start(downwards);
        var ids = documents.keys(start == null ? null : start.get(0), downwards);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(ids, Spliterator.ORDERED), false)
                .takeWhile(id -> !span.isPast(new KeyValue(id), start == null ? new KeyValue(id) : start, downwards));
    }

    @Override
    public @Nullable Object getPosition(Document document) {
        Object id = Missing.ofNullable(document.get("_id"));
        return documents.contains(id) ? id : null;
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Object> collection) {
        if (getPosition(document) != null) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
        }
    }

    @Override
    public void add(Document document, Object position, MongoCollection<Object> collection) {
        // the document itself is the entry
    }

    @Override
    public @Nullable Object remove(Document document) {
        return getPosition(document);
    }

    @Override
    public void checkUpdate(Document before, Document after, MongoCollection<Object> collection) {
        // an _id never changes
    }

    @Override
    public void updateInPlace(Document before, Document after, Object position, MongoCollection<Object> collection) {
        // an _id never changes
    }

    @Override
    public boolean canHandle(Document query) {
        return FlatFilter.equality(query.get("_id")).isPresent();
    }

    @Override
    public Iterable<Object> getPositions(Document query) {
        return List.of(FlatFilter.equality(query.get("_id")).filter(documents::contains).stream()
                .toArray());
    }

    @Override
    public long getCount() {
        return documents.size();
    }

    @Override
    public long getDataSize() {
        return getCount();
    }

    @Override
    public void drop() {
        // goes with the documents
    }

    @Override
    public void abandon(StoreMaps maps) {
        // has nothing of its own
    }
}
