package dev.parley.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A collection on the store's maps. A stored document is never changed: whoever holds the write turn gets copies
/// to change, so a reader without any lock sees a document before or after an update, never between.
///
/// Safe for any thread to read; writes need the write turn.
final class DurableCollection extends AbstractMongoCollection<Object> {
    /// The filter of an aggregation whose first stage is a `$match`, so that it need not read everything.
    static final ScopedValue<Document> PREFILTER = ScopedValue.newInstance();

    private final StoreMap<Object, StoredDocument> documents;
    private final Storage storage;
    private final DocumentUpdate updates;
    private volatile List<StoredIndex> readable = List.of();

    DurableCollection(
            MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors, Storage storage) {
        super(database, name, options, cursors);
        this.documents = storage.maps().documents(database.getDatabaseName() + "." + name);
        this.storage = storage;
        this.updates = new DocumentUpdate(database, cursors);
    }

    StoreMap<Object, StoredDocument> documents() {
        return documents;
    }

    @Override
    public void addIndex(Index<Object> index) {
        try {
            super.addIndex(index);
        } catch (MongoServerError e) {
            ((StoredIndex) index).abandon(storage.maps()); // half built, as it was refused half way
            throw e;
        }
        refreshIndexes();
    }

    @Override
    public void dropIndex(String indexName) {
        super.dropIndex(indexName);
        refreshIndexes();
    }

    private void refreshIndexes() {
        readable = getIndexes().stream().map(StoredIndex.class::cast).toList();
    }

    @Override
    public Iterable<Document> queryAll() {
        return PREFILTER.isBound() ? handleQuery(PREFILTER.get()) : super.queryAll();
    }

    @Override
    protected QueryResult queryDocuments(
            Document filter, @Nullable Document sort, int skip, int limit, int batchSize, @Nullable Document fields) {
        Document flat = FlatFilter.of(filter);
        Optional<QueryPlan> plan = QueryPlan.choose(readable, flat, sort);
        Stream<Document> found = plan.map(this::documentsOf).orElseGet(this::everything);
        Document sortLeft = plan.filter(QueryPlan::sorted).isPresent() ? null : sort;
        return matchDocumentsFromStream(mine(found), flat, sortLeft, skip, limit, batchSize, fields);
    }

    private Stream<Document> documentsOf(QueryPlan plan) {
        return plan.positions()
                .map(documents::get)
                .filter(Objects::nonNull) // deleted since the index was read
                .map(StoredDocument::document);
    }

    @Override
    protected boolean documentMatchesQuery(Document document, Document filter) {
        return SimpleMatch.matches(document, filter);
    }

    @Override
    public Document updateDocuments(
            Document filter, Document update, ArrayFilters arrays, boolean multi, boolean upsert, Oplog oplog) {
        if (DocumentUpdate.isPositional(update) || (multi && !DocumentUpdate.hasOperators(update))) {
            return super.updateDocuments(filter, update, arrays, multi, upsert, oplog);
        }
        List<Document> found = asStored(filter, null, multi ? 0 : 1);
        if (found.isEmpty() && upsert) {
            return super.updateDocuments(filter, update, arrays, multi, true, oplog);
        }
        int modified = 0;
        for (Document before : found) {
            modified += replace(before, updates.apply(before, update)) ? 1 : 0;
        }
        return new Document("n", found.size()).append("nModified", modified);
    }

    @Override
    public Document findAndModify(Document command) {
        if (!(command.get("update") instanceof Document update)
                || command.get("fields") != null
                || DocumentUpdate.isPositional(update)) {
            return super.findAndModify(command);
        }
        Document filter = (Document) command.getOrDefault("query", new Document());
        List<Document> found = asStored(filter, (Document) command.get("sort"), 1);
        if (found.isEmpty()) {
            return super.findAndModify(command);
        }
        Document before = found.getFirst();
        Document after = updates.apply(before, update);
        replace(before, after);
        return new Document("lastErrorObject", new Document("updatedExisting", true).append("n", 1))
                .append("value", Utils.isTrue(command.get("new")) ? after : before)
                .append("ok", 1.0);
    }

    /// What the filter finds, the very documents that are stored: not to be changed.
    private List<Document> asStored(Document filter, @Nullable Document sort, int limit) {
        Document flat = FlatFilter.of(filter);
        Optional<Object> id = FlatFilter.equality(flat.get("_id"));
        if (id.isPresent()) {
            StoredDocument found = documents.get(id.get());
            return found != null && SimpleMatch.matches(found.document(), flat) ? List.of(found.document()) : List.of();
        }
        Optional<QueryPlan> plan = QueryPlan.choose(readable, flat, sort);
        Stream<Document> found = plan.map(this::documentsOf).orElseGet(this::everything);
        Document sortLeft = plan.filter(QueryPlan::sorted).isPresent() ? null : sort;
        return matchDocumentsFromStream(found, flat, sortLeft, 0, limit, 0, null)
                .collectDocuments();
    }

    private boolean replace(Document before, Document after) {
        if (after.equals(before)) {
            return false;
        }
        Object position = Missing.ofNullable(before.get(getIdField()));
        for (Index<Object> index : getIndexes()) {
            index.checkUpdate(before, after, this);
        }
        for (Index<Object> index : getIndexes()) {
            index.updateInPlace(before, after, position, this);
        }
        documents.put(position, StoredDocument.of(after));
        return true;
    }

    /// The holder of the write turn changes the top level of what it finds, values below it are replaced as
    /// wholes: a shallow copy is enough.
    private Stream<Document> mine(Stream<Document> found) {
        return storage.turn().isMine() ? found.map(Document::clone) : found;
    }

    private Stream<Document> everything() {
        return StreamSupport.stream(documents.values().spliterator(), false).map(StoredDocument::document);
    }

    @Override
    protected QueryResult matchDocuments(
            Document filter, @Nullable Document sort, int skip, int limit, int batchSize, @Nullable Document fields) {
        return matchDocumentsFromStream(mine(everything()), filter, sort, skip, limit, batchSize, fields);
    }

    @Override
    protected Object addDocumentInternal(Document document) {
        Object id = getIdField() == null
                ? UUID.randomUUID()
                : Missing.ofNullable(Utils.getSubdocumentValue(document, getIdField()));
        if (documents.put(id, StoredDocument.of(document)) != null) {
            throw new IllegalStateException("a document was stored twice in " + getFullName());
        }
        return id;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        documents.put(Missing.ofNullable(position), StoredDocument.of(after));
    }

    @Override
    protected void removeDocument(Object position) {
        if (documents.remove(position) == null) {
            throw new NoSuchElementException("no document to remove in " + getFullName());
        }
    }

    @Override
    protected @Nullable Document getDocument(Object position) {
        StoredDocument found = documents.get(position);
        return found == null ? null : found.document();
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return StreamSupport.stream(documents.entries().spliterator(), false)
                .map(entry -> new DocumentWithPosition<>(entry.getValue().document(), entry.getKey()));
    }

    @Override
    public int count() {
        return Math.toIntExact(documents.size());
    }

    @Override
    public boolean isEmpty() {
        return documents.size() == 0;
    }

    @Override
    protected boolean tracksDataSize() {
        return false; // a counter written with every change would double the log
    }

    @Override
    protected void updateDataSize(int delta) {
        throw new UnsupportedOperationException("data size is not tracked");
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}
