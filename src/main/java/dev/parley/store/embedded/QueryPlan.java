package dev.parley.store.embedded;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How to find the documents of a filter: an index, the stretches of it to read, and whether its order already is
/// the order asked for.
///
/// An index is used for as many leading fields as the filter fixes by equality (or one `$in`), then for one range.
/// What it finds is checked against the whole filter again, so a plan may find too much but never too little.
record QueryPlan(StoredIndex index, List<KeySpan> spans, boolean sorted, boolean downwards, int score) {
    private static final int UNIQUE_HIT = 1000;
    private static final int EQUAL_FIELD = 10;
    private static final int RANGE_FIELD = 5;
    private static final int SORTED = 3;

    /// The best plan, or none when every document has to be looked at.
    static Optional<QueryPlan> choose(List<? extends StoredIndex> indexes, Document filter, @Nullable Document sort) {
        Optional<QueryPlan> best = Optional.empty();
        for (StoredIndex index : indexes) {
            QueryPlan plan = of(index, filter, sort);
            if (plan.score() > best.map(QueryPlan::score).orElse(0)) {
                best = Optional.of(plan);
            }
        }
        return best;
    }

    Stream<Object> positions() {
        if (spans.size() == 1) {
            Stream<Object> found = index.positions(spans.getFirst(), downwards);
            return index.isMultikey() ? found.distinct() : found;
        }
        return spans.stream().flatMap(span -> index.positions(span, downwards)).distinct();
    }

    private static QueryPlan of(StoredIndex index, Document filter, @Nullable Document sort) {
        List<List<@Nullable Object>> prefixes = new ArrayList<>();
        prefixes.add(List.of());
        int equal = 0;
        for (String field : index.fields()) {
            List<List<@Nullable Object>> longer = extend(prefixes, filter.get(field));
            if (longer.isEmpty()) {
                break;
            }
            prefixes = longer;
            equal++;
        }
        Optional<FlatFilter.Range> range = equal < index.fields().size()
                ? FlatFilter.range(filter.get(index.fields().get(equal)))
                : Optional.empty();
        return of(index, spans(prefixes, range, index.isMultikey()), equal, range.isPresent(), sort);
    }

    private static QueryPlan of(
            StoredIndex index, List<KeySpan> spans, int equal, boolean ranged, @Nullable Document sort) {
        boolean found = equal > 0 || ranged;
        Optional<Boolean> order = spans.size() > 1 || index.isMultikey() || !(found || index.isComplete())
                ? Optional.empty()
                : direction(index.fields(), equal, sort);
        int score = equal * EQUAL_FIELD + (ranged ? RANGE_FIELD : 0) + (order.isPresent() ? SORTED : 0);
        boolean hit = index.isUnique() && equal == index.fields().size();
        return new QueryPlan(index, spans, order.isPresent(), order.orElse(false), hit ? UNIQUE_HIT : score);
    }

    /// Every prefix with every value that may come next; empty when the condition fixes none.
    private static List<List<@Nullable Object>> extend(
            List<List<@Nullable Object>> prefixes, @Nullable Object condition) {
        Collection<?> values = FlatFilter.equality(condition)
                .<Collection<?>>map(List::of)
                .or(() -> FlatFilter.oneOf(condition))
                .orElse(List.of());
        List<List<@Nullable Object>> longer = new ArrayList<>();
        for (List<@Nullable Object> prefix : prefixes) {
            for (Object value : values) {
                List<@Nullable Object> next = new ArrayList<>(prefix);
                next.add(value);
                longer.add(next);
            }
        }
        return longer;
    }

    private static List<KeySpan> spans(
            List<List<@Nullable Object>> prefixes, Optional<FlatFilter.Range> range, boolean multikey) {
        Object low = range.map(FlatFilter.Range::low).orElse(null);
        Object high = range.map(FlatFilter.Range::high).orElse(null);
        // with arrays each bound may be met by another element, so only one of them can narrow the scan
        Object upper = multikey && low != null ? null : high;
        return prefixes.stream().map(prefix -> new KeySpan(prefix, low, upper)).toList();
    }

    /// Whether the index, behind its fixed fields, runs in the order asked for: upwards (false), downwards
    /// (true) or not (empty).
    private static Optional<Boolean> direction(List<String> fields, int equal, @Nullable Document sort) {
        if (sort == null || sort.isEmpty()) {
            return Optional.empty();
        }
        List<String> fixed = fields.subList(0, equal);
        List<String> order = new ArrayList<>(fields.subList(equal, fields.size()));
        order.add("_id"); // entries of equal keys are kept in order of _id
        Boolean downwards = null;
        int at = 0;
        for (Map.Entry<String, Object> key : sort.entrySet()) {
            if (fixed.contains(key.getKey())) {
                continue;
            }
            boolean down = key.getValue() instanceof Number number && number.intValue() < 0;
            if (at == order.size() || !order.get(at).equals(key.getKey()) || (downwards != null && downwards != down)) {
                return Optional.empty();
            }
            downwards = down;
            at++;
        }
        return Optional.of(downwards != null && downwards);
    }
}
