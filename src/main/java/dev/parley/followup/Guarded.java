package dev.parley.followup;

import dev.parley.flow.Value;
import dev.parley.kit.Leaf;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Things of one kind on a shelf, each guarded by its version: of two who change one at a time, the second is told so.
/// Safe for any thread; blocks.
///
/// @param <T> the kind
public final class Guarded<T extends Guarded.Versioned<T>> {
    /// People change these things by hand: who loses so often in a row is told to try again.
    private static final int ATTEMPTS = 6;

    private final Shelf shelf;
    private final Form<T> form;

    /// Something that knows how often it was written.
    ///
    /// @param <T> itself
    public interface Versioned<T> {
        /// How often it was written; 0 for what is not stored yet.
        long version();

        /// The same with another version.
        T versioned(long other);
    }

    /// How things of a kind are kept.
    ///
    /// @param name what one is called when it cannot be written: `case`
    /// @param id of each on the shelf
    /// @param stored their fields, {@link Shelf#VERSION} among them
    /// @param read makes one of its fields
    public record Form<T>(
            String name, Function<T, String> id, Function<T, Value.Fields> stored, Function<Value.Fields, T> read) {}

    /// A change that was written.
    public record Changed<T>(T before, T after) {
        /// Whether anything was written at all.
        public boolean isReal() {
            return !before.equals(after);
        }
    }

    public Guarded(Shelf shelf, Form<T> form) {
        this.shelf = shelf;
        this.form = form;
    }

    /// The one of that id.
    public Optional<T> find(String id) {
        return shelf.find(id).map(form.read());
    }

    /// Keeps a new one.
    ///
    /// @return as it is now; empty if there is one of its id
    public Optional<T> keep(T fresh) {
        T first = fresh.versioned(1);
        return shelf.insert(form.id().apply(first), form.stored().apply(first)) ? Optional.of(first) : Optional.empty();
    }

    /// Puts one in the place of what it was.
    ///
    /// @return as it is now; empty if somebody else has changed it meanwhile
    public Optional<T> put(T before, T after) {
        T next = after.versioned(before.version() + 1);
        boolean isPut = shelf.replace(
                form.id().apply(before), before.version(), form.stored().apply(next));
        return isPut ? Optional.of(next) : Optional.empty();
    }

    /// Changes the one of that id, once more if somebody else was first. One that stays the same is not written.
    ///
    /// @param change may be asked several times
    /// @return empty if there is none of that id
    public Optional<Changed<T>> change(String id, UnaryOperator<T> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<T> before = find(id);
            if (before.isEmpty()) {
                return Optional.empty();
            }
            T after = change.apply(before.get());
            Optional<T> now = after.equals(before.get()) ? before : put(before.get(), after);
            if (now.isPresent()) {
                return now.map(one -> new Changed<>(before.get(), one));
            }
        }
        throw new IllegalStateException(
                form.name() + " " + id + " was changed by others " + ATTEMPTS + " times in a row");
    }

    /// Those of a query.
    public List<T> list(Shelf.Query query) {
        return shelf.list(query).stream()
                .map(entry -> form.read().apply(entry.fields()))
                .toList();
    }

    /// Some of a query in the order of a field of times, behind those of the leaves before.
    public Leaf<T> leaf(Shelf.Query query, Optional<Leaf.Spot> after) {
        return ShelfLeaf.of(shelf, query, after).map(entry -> form.read().apply(entry.fields()));
    }

    /// Those whose `next` has come, the longest due first.
    public List<T> due(Instant now, int limit) {
        Optional<Value> until = Optional.of(new Value.Moment(now.plusMillis(1)));
        return list(new Shelf.Query(Map.of(), "next", Optional.empty(), until, new Shelf.Page(false, limit)));
    }
}
