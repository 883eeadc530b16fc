package dev.parley.store.embedded;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads filters for the index planner. `Filters.and(a, b)` renders `{$and: [a, b]}`; flattened to `{a, b}` it can
/// use an index.
final class FlatFilter {
    private static final Set<String> RANGE = Set.of("$gt", "$gte", "$lt", "$lte");

    private FlatFilter() {}

    /// The same filter with its `$and`s dissolved, or the filter itself where two parts speak of one field in
    /// ways that cannot be joined.
    static Document of(Document filter) {
        if (!filter.containsKey("$and")) {
            return filter;
        }
        Document flat = new Document();
        return add(flat, filter) ? flat : filter;
    }

    private static boolean add(Document flat, Document part) {
        for (Map.Entry<String, Object> entry : part.entrySet()) {
            boolean added = entry.getKey().equals("$and")
                    ? addAll(flat, entry.getValue())
                    : addField(flat, entry.getKey(), entry.getValue());
            if (!added) {
                return false;
            }
        }
        return true;
    }

    private static boolean addAll(Document flat, Object parts) {
        return parts instanceof Collection<?> list
                && list.stream().allMatch(part -> part instanceof Document document && add(flat, document));
    }

    private static boolean addField(Document flat, String field, @Nullable Object value) {
        if (!flat.containsKey(field)) {
            flat.put(field, value instanceof Document document ? document.clone() : value);
            return true;
        }
        return flat.get(field) instanceof Document before
                && value instanceof Document more
                && isOperators(before)
                && isOperators(more)
                && merge(before, more);
    }

    private static boolean merge(Document before, Document more) {
        if (!Collections.disjoint(before.keySet(), more.keySet())) {
            return false;
        }
        before.putAll(more);
        return true;
    }

    private static boolean isOperators(Document document) {
        return !BsonRegularExpression.isRegularExpression(document)
                && document.keySet().stream().allMatch(key -> key.startsWith("$"));
    }

    /// The one value the field has to equal, if the filter says so and an index can look it up. Null is not
    /// such a value: it also means "missing".
    static Optional<Object> equality(@Nullable Object condition) {
        if (condition instanceof Document document) {
            return equality(document);
        }
        return Optional.<Object>ofNullable(condition).filter(FlatFilter::isScalar);
    }

    private static Optional<Object> equality(Document condition) {
        if (condition.size() == 1 && condition.containsKey("$eq")) {
            return equality(condition.get("$eq"));
        }
        boolean plain = condition.keySet().stream().noneMatch(key -> key.startsWith("$"));
        return plain && !condition.isEmpty() ? Optional.of(condition) : Optional.empty();
    }

    /// The values of an `$in` that an index can look up.
    static Optional<Collection<?>> oneOf(@Nullable Object condition) {
        return condition instanceof Document document
                        && document.size() == 1
                        && document.get("$in") instanceof Collection<?> values
                        && values.stream().allMatch(FlatFilter::isScalar)
                ? Optional.of(values)
                : Optional.empty();
    }

    /// The lower and upper bound, if there is at least one.
    static Optional<Range> range(@Nullable Object condition) {
        if (!(condition instanceof Document document) || Collections.disjoint(document.keySet(), RANGE)) {
            return Optional.empty();
        }
        Object low = document.containsKey("$gte") ? document.get("$gte") : document.get("$gt");
        Object high = document.containsKey("$lte") ? document.get("$lte") : document.get("$lt");
        Range range = new Range(isScalar(low) ? low : null, isScalar(high) ? high : null);
        return range.low() == null && range.high() == null ? Optional.empty() : Optional.of(range);
    }

    /// Bounds of a range, both meant as inclusive: what an index finds is checked against the filter again.
    record Range(@Nullable Object low, @Nullable Object high) {}

    private static boolean isScalar(@Nullable Object value) {
        return value != null
                && !(value instanceof Missing)
                && !(value instanceof Document)
                && !(value instanceof Collection)
                && !(value instanceof BsonRegularExpression);
    }
}
