package dev.parley.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// A collection on the store's maps. A stored document is never changed: whoever holds the write turn gets copies to
/// change, so a reader
/// without any lock sees a document before or after an update, never between.
///
/// Safe for any thread to read; writes need the write turn.
final class DurableCollection extends AbstractMongoCollection<Object> {
    /// The filter of an aggregation whose first stage is a `$match`, so that it need not read everything.
    static final ScopedValue<Document> PREFILTER = ScopedValue.newInstance();

    private final StoreMap<Object, Document> documents;
    private final WriteTurn turn;
    private volatile List<StoredIndex> readable = List.of();

    DurableCollection(
            MongoDatabase database, String name, CollectionOptions options, CursorRegistry cursors, Storage storage) {
        super(database, name, options, cursors);
        this.documents = storage.maps().documents(database.getDatabaseName() + "." + name);
        this.turn = storage.turn();
    }

    StoreMap<Object, Document> documents() {
        return documents;
    }

    @Override
    public void addIndex(Index<Object> index) {
        super.addIndex(index);
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
        Stream<Document> found = plan.map(
                        chosen -> chosen.positions().map(documents::get).filter(Objects::nonNull))
                .orElseGet(this::everything);
        Document sortLeft = plan.filter(QueryPlan::sorted).isPresent() ? null : sort;
        return matchDocumentsFromStream(mine(found), flat, sortLeft, skip, limit, batchSize, fields);
    }

    /// The holder of the write turn changes the top level of what it finds, values below it are replaced as wholes: a
    /// shallow copy is enough.
    private Stream<Document> mine(Stream<Document> found) {
        return turn.isMine() ? found.map(Document::clone) : found;
    }

    private Stream<Document> everything() {
        return StreamSupport.stream(documents.values().spliterator(), false);
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
        if (documents.put(id, document) != null) {
            throw new IllegalStateException("a document was stored twice in " + getFullName());
        }
        return id;
    }

    @Override
    protected void handleUpdate(Object position, Document before, Document after) {
        documents.put(Missing.ofNullable(position), after);
    }

    @Override
    protected void removeDocument(Object position) {
        if (documents.remove(position) == null) {
            throw new NoSuchElementException("no document to remove in " + getFullName());
        }
    }

    @Override
    protected @Nullable Document getDocument(Object position) {
        return documents.get(position);
    }

    @Override
    protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
        return StreamSupport.stream(documents.entries().spliterator(), false)
                .map(entry -> new DocumentWithPosition<>(entry.getValue(), entry.getKey()));
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
