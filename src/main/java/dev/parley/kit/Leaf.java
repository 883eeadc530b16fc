package dev.parley.kit;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Some of a list that is in the order of time, and where to go on if there are more.
///
/// @param <T> what is listed
public record Leaf<T>(List<T> items, Optional<Spot> next) {
    public Leaf {
        items = List.copyOf(items);
    }

    /// The place of one thing in a list: its time, and what tells it from others of that time.
    public record Spot(Instant at, String id) implements Comparable<Spot> {
        private static final Comparator<Spot> ORDER =
                Comparator.comparing(Spot::at).thenComparing(Spot::id);

        @Override
        public int compareTo(Spot other) {
            return ORDER.compare(this, other);
        }
    }

    /// How many, and behind what; empty for the first.
    public record Wish(Optional<Spot> after, int limit) {
        /// The first so many.
        public static Wish first(int limit) {
            return new Wish(Optional.empty(), limit);
        }
    }

    /// The first of these that fit on one leaf.
    ///
    /// @param all in their order, those of the leaves before left out
    public static <T> Leaf<T> of(List<T> all, Function<T, Spot> place, int limit) {
        return all.size() <= limit
                ? new Leaf<>(all, Optional.empty())
                : new Leaf<>(all.subList(0, limit), Optional.of(place.apply(all.get(limit - 1))));
    }

    /// Those that were wished for, the newest first.
    ///
    /// @param all in any order
    public static <T> Leaf<T> newest(Stream<T> all, Function<T, Spot> place, Wish wish) {
        List<T> behind = all.filter(one -> wish.after()
                        .filter(after -> place.apply(one).compareTo(after) >= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(place).reversed())
                .toList();
        return of(behind, place, wish.limit());
    }

    /// The same of other things.
    public <R> Leaf<R> map(Function<T, R> change) {
        return new Leaf<>(items.stream().map(change).toList(), next);
    }
}
