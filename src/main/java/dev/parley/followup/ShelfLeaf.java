package dev.parley.followup;

import dev.parley.flow.Value;
import dev.parley.followup.Shelf.Entry;
import dev.parley.followup.Shelf.Query;
import dev.parley.kit.Leaf;
import dev.parley.kit.Leaf.Spot;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Leaves through a shelf in the order of a field of times.
final class ShelfLeaf {
    private ShelfLeaf() {}

    /// @param query how many and in which direction; its bounds hold, too
    /// @param after where the leaf before ended
    static Leaf<Entry> of(Shelf shelf, Query query, Optional<Spot> after) {
        int limit = query.page().limit();
        if (after.isEmpty()) {
            return cut(shelf.list(most(query, limit + 1)), query);
        }
        // Those of the spot's own moment come once more and are passed over, however many they are.
        int most = limit + 1;
        List<Entry> found;
        List<Entry> behind;
        do {
            most *= 2;
            found = shelf.list(most(bounded(query, after.get().at()), most));
            behind = found.stream()
                    .filter(one -> isBehind(spot(one, query), after.get(), query))
                    .toList();
        } while (behind.size() <= limit && found.size() == most);
        return cut(behind, query);
    }

    private static Leaf<Entry> cut(List<Entry> behind, Query query) {
        return Leaf.of(behind, one -> spot(one, query), query.page().limit());
    }

    private static Query most(Query query, int limit) {
        Shelf.Page page = new Shelf.Page(query.page().downwards(), limit);
        return new Query(query.equal(), query.field(), query.from(), query.until(), page);
    }

    private static Query bounded(Query query, Instant at) {
        boolean down = query.page().downwards();
        Optional<Value> from = down ? query.from() : Optional.of(new Value.Moment(at));
        Optional<Value> until = down ? Optional.of(new Value.Moment(at.plusMillis(1))) : query.until();
        return new Query(query.equal(), query.field(), from, until, query.page());
    }

    private static Spot spot(Entry one, Query query) {
        return new Spot(
                one.fields().get(query.field()) instanceof Value.Moment moment ? moment.at() : Instant.EPOCH, one.id());
    }

    private static boolean isBehind(Spot one, Spot after, Query query) {
        int order = one.compareTo(after);
        return query.page().downwards() ? order < 0 : order > 0;
    }
}
