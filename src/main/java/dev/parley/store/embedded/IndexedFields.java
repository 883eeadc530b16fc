package dev.parley.store.embedded;

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

/// The fields of an index, and quick answers for the common case that they are plain values at the top of a
/// document.
record IndexedFields(List<String> names, List<String> roots, boolean plain) {
    static IndexedFields of(List<String> names) {
        List<String> roots = names.stream().map(Utils::firstFragment).distinct().toList();
        return new IndexedFields(List.copyOf(names), roots, roots.equals(names));
    }

    /// Whether an update left alone all that the index looks at.
    boolean sameIn(Document before, Document after) {
        for (String root : roots) {
            if (!Objects.equals(before.get(root), after.get(root))
                    || before.containsKey(root) != after.containsKey(root)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the document has none of the fields, so that a sparse index leaves it out.
    boolean missingIn(Document document) {
        return names.stream()
                .allMatch(name -> Utils.getSubdocumentValueCollectionAware(document, name) instanceof Missing);
    }

    /// The document's key, unless it takes the library to find it: paths into documents, arrays, or documents
    /// as values.
    Optional<KeyValue> plainKey(Document document) {
        if (!plain) {
            return Optional.empty();
        }
        List<@Nullable Object> values = new ArrayList<>(names.size());
        boolean numbers = false;
        for (String name : names) {
            Object value = document.get(name);
            if (value instanceof Collection || value instanceof Document) {
                return Optional.empty();
            }
            numbers |= value instanceof Number;
            values.add(value);
        }
        KeyValue key = new KeyValue(values);
        return Optional.of(numbers ? key.normalized() : key); // 1, 1L and 1.0 are the same key
    }
}
