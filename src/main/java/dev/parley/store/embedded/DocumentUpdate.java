package dev.parley.store.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.ImmutableFieldException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Works out what an update makes of a document. The operators are the library's, applied to a small document of
/// only the fields the update names: the library copies and compares all that it is given several times, and most
/// of a document is not touched.
///
/// One thread at a time: the one with the write turn.
final class DocumentUpdate {
    private static final String ID = "_id";

    private final Workbench workbench;

    DocumentUpdate(MongoDatabase database, CursorRegistry cursors) {
        this.workbench = new Workbench(database, cursors);
    }

    /// Whether the update changes fields, rather than being the new document.
    static boolean hasOperators(Document update) {
        for (String key : update.keySet()) { // a stream costs several times that, and a turn's write asks this twice
            if (key.startsWith("$")) {
                return true;
            }
        }
        return false;
    }

    /// Whether it has paths like `list.$` or `list.$[x]`, which mean elements that the filter found.
    static boolean isPositional(Document update) {
        if (!hasOperators(update)) {
            return false; // a whole document has no paths
        }
        return update.values().stream()
                .anyMatch(change -> change instanceof Document fields
                        && fields.keySet().stream().anyMatch(path -> path.contains(".$")));
    }

    /// The document after the update; shares what did not change with the one before, which stays as it was.
    Document apply(Document before, Document update) {
        return hasOperators(update) ? operate(before, update) : replace(before, update);
    }

    private static Document replace(Document before, Document update) {
        Utils.validateFieldNames(update);
        Object id = before.get(ID);
        Object newId = update.get(ID);
        if (newId != null && ValueType.compareValues(id, newId) != 0) {
            throw new ImmutableFieldException(
                    "After applying the update, the (immutable) field '_id' was found to have been altered to _id: "
                            + newId);
        }
        Document after = new Document(ID, id);
        after.putAll(update);
        after.put(ID, id);
        return after;
    }

    private Document operate(Document before, Document update) {
        Set<String> touched = touchedBy(update);
        Document part = new Document(ID, before.get(ID));
        for (String field : before.keySet()) {
            if (touched.contains(field)) {
                part.put(field, before.get(field));
            }
        }
        Document changed = workbench.update(part, update);
        Document after = before.clone();
        touched.stream().filter(field -> !changed.containsKey(field)).forEach(after::remove);
        after.putAll(changed);
        return after;
    }

    private static Set<String> touchedBy(Document update) {
        Set<String> touched = new LinkedHashSet<>();
        for (Map.Entry<String, Object> operator : update.entrySet()) {
            if (operator.getValue() instanceof Document fields) {
                fields.keySet().forEach(path -> touched.add(Utils.firstFragment(path)));
                if (operator.getKey().equals("$rename")) {
                    fields.values().forEach(path -> touched.add(Utils.firstFragment(String.valueOf(path))));
                }
            }
        }
        return touched;
    }

    /// A collection of one document, on which the library's update works.
    private static final class Workbench extends AbstractMongoCollection<Object> {
        private Document current = new Document();

        Workbench(MongoDatabase database, CursorRegistry cursors) {
            super(database, "workbench", CollectionOptions.withDefaults(), cursors);
        }

        Document update(Document document, Document update) {
            current = document;
            Document command = new Document("query", new Document())
                    .append("update", update)
                    .append("new", true);
            try {
                return (Document) Objects.requireNonNull(findAndModify(command).get("value"));
            } catch (FindAndModifyPlanExecutorError e) {
                throw e.getCause(); // without the words about findAndModify
            }
        }

        @Override
        protected QueryResult queryDocuments(
                Document filter,
                @Nullable Document sort,
                int skip,
                int limit,
                int batchSize,
                @Nullable Document fields) {
            return new QueryResult(List.of(current));
        }

        @Override
        protected Object findDocumentPosition(Document document) {
            return current;
        }

        @Override
        protected void handleUpdate(Object position, Document before, Document after) {
            // the caller has the document
        }

        @Override
        protected boolean tracksDataSize() {
            return false;
        }

        @Override
        protected QueryResult matchDocuments(
                Document filter,
                @Nullable Document sort,
                int skip,
                int limit,
                int batchSize,
                @Nullable Document fields) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected Document getDocument(Object position) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void updateDataSize(int delta) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected int getDataSize() {
            throw new UnsupportedOperationException();
        }

        @Override
        protected Object addDocumentInternal(Document document) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void removeDocument(Object position) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected Stream<DocumentWithPosition<Object>> streamAllDocumentsWithPosition() {
            throw new UnsupportedOperationException();
        }

        @Override
        public int count() {
            return 1;
        }
    }
}
