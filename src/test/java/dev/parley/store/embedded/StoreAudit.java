package dev.parley.store.embedded;

import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Compares the indexes of a closed store with its documents, entry by entry and both ways. Indexed fields must be
/// plain top-level values.
final class StoreAudit {
    private final StoreMaps maps;
    private final List<String> problems = new ArrayList<>();

    private StoreAudit(StoreMaps maps) {
        this.maps = maps;
    }

    /// What does not agree; empty when all is well.
    static List<String> problems(Path folder) {
        StoreFile file = StoreFile.open(new DataFolder(folder), 16);
        try {
            StoreAudit audit = new StoreAudit(new StoreMaps(file.store(), new Changes()));
            for (StoredDocument index :
                    audit.maps.documents(Client.DATABASE + ".system.indexes").values()) {
                audit.compare(index.document());
            }
            return audit.problems;
        } finally {
            file.closeWithoutWriting();
        }
    }

    private void compare(Document index) {
        String namespace = text(index, "ns");
        Document key = (Document) Objects.requireNonNull(index.get("key"));
        if (key.keySet().equals(Set.of("_id"))) {
            return; // the documents themselves
        }
        Set<String> expected = new TreeSet<>();
        for (StoredDocument stored : maps.documents(namespace).values()) {
            Document document = stored.document();
            List<@Nullable Object> values = new ArrayList<>();
            key.keySet().forEach(field -> values.add(document.get(field)));
            expected.add(entry(new KeyValue(values).normalized(), Missing.ofNullable(document.get("_id"))));
        }
        boolean unique = Boolean.TRUE.equals(index.get("unique"));
        Set<String> found = new TreeSet<>();
        maps.index(namespace, text(index, "name"))
                .entries()
                .forEach(entry -> found.add(unique ? entry(entry.getKey(), entry.getValue()) : entry(entry.getKey())));
        if (!expected.equals(found)) {
            problems.add(
                    text(index, "name") + " of " + namespace + ": " + expected.size() + " documents, " + found.size()
                            + " entries; without document " + without(found, expected) + ", without entry "
                            + without(expected, found));
        }
    }

    private static String text(Document index, String field) {
        return String.valueOf(index.get(field));
    }

    private static List<String> without(Set<String> these, Set<String> those) {
        return these.stream().filter(one -> !those.contains(one)).limit(5).toList();
    }

    private static String entry(KeyValue keyWithId) {
        List<Object> values = new ArrayList<>();
        keyWithId.forEach(values::add);
        Object id = values.removeLast();
        return entry(new KeyValue(values), Missing.ofNullable(id));
    }

    private static String entry(KeyValue key, Object id) {
        return key + " -> " + id;
    }
}
