package dev.parley.store.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The fields of an index, and quick answers for the common case that they are plain values in
/// documents.
record IndexedFields(List<String> names) {
    static IndexedFields of(List<IndexKey> keys) {
        return new IndexedFields(keys.stream().map(IndexKey::getKey).toList());
    }

    /// Whether an update left alone all that the index looks at.
    boolean sameIn(Document before, Document after) {
        for (String name : names) { // as often as documents are written, times their indexes: streams cost more
            if (!sameAt(name, before, after)) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameAt(String path, Document before, Document after) {
        int dot = path.indexOf('.');
        String field = dot < 0 ? path : path.substring(0, dot);
        Object one = before.get(field);
        Object other = after.get(field);
        if (dot >= 0 && one instanceof Document inner && other instanceof Document otherInner) {
            return sameAt(path.substring(dot + 1), inner, otherInner);
        }
        // What is no document may be an array of them: then all of it counts.
        return Objects.equals(one, other) && before.containsKey(field) == after.containsKey(field);
    }

    /// Whether the document has none of the fields, so that a sparse index leaves it out.
    boolean missingIn(Document document) {
        for (String name : names) {
            boolean isPlain = name.indexOf('.') < 0;
            boolean isThere = isPlain
                    ? document.containsKey(name)
                    : !(Utils.getSubdocumentValueCollectionAware(document, name) instanceof Missing);
            if (isThere) {
                return false;
            }
        }
        return true;
    }

    /// The document's key, unless it takes the library to find it: arrays or nothing on the way, or documents as
    /// values.
    Optional<KeyValue> plainKey(Document document) {
        List<@Nullable Object> values = new ArrayList<>(names.size());
        boolean numbers = false;
        for (String name : names) {
            Object value = at(name, document);
            boolean nothing = value == null && name.indexOf('.') >= 0;
            if (nothing || value instanceof Collection || value instanceof Document) {
                return Optional.empty();
            }
            numbers |= value instanceof Number;
            values.add(value);
        }
        KeyValue key = new KeyValue(values);
        return Optional.of(numbers ? key.normalized() : key); // 1, 1L and 1.0 are the same key
    }

    /// What is at a path through documents; null where there are none.
    private static @Nullable Object at(String path, Document document) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return document.get(path);
        }
        return document.get(path.substring(0, dot)) instanceof Document inner
                ? at(path.substring(dot + 1), inner)
                : null;
    }
}
