package dev.parley.store.embedded;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.ValueComparator;
import de.bwaldvogel.mongo.bson.Document;
import java.time.Instant;
import java.util.Map;

/// Whether a document meets a filter. Filters like `{_id: "a", rev: 7}` are decided here; anything else by the
/// library's matcher, a new one each
/// time, as it keeps notes while it works.
final class SimpleMatch {
    private SimpleMatch() {}

    static boolean matches(Document document, Document filter) {
        for (Map.Entry<String, Object> condition : filter.entrySet()) {
            String field = condition.getKey();
            Object wanted = condition.getValue();
            Object found = document.get(field);
            boolean path = field.startsWith("$") || field.indexOf('.') >= 0;
            if (path || wanted == null || found == null || !isPlain(wanted) || !isPlain(found)) {
                return new DefaultQueryMatcher().matches(document, filter);
            }
            if (!same(wanted, found)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Instant
                || value instanceof Boolean;
    }

    private static boolean same(Object wanted, Object found) {
        return wanted.equals(found)
                || (wanted instanceof Number
                        && found instanceof Number
                        && ValueComparator.asc().compare(wanted, found) == 0);
    }
}
