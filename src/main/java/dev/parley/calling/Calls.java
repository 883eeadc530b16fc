package dev.parley.calling;

import dev.parley.flow.Value;
import dev.parley.followup.Guarded;
import dev.parley.followup.Shelf;
import dev.parley.kit.Leaf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calls there are: kept before they are made, and for a while after. Safe for any thread; blocks.
public final class Calls {
    /// So long one can look what became of a call.
    private static final Duration KEPT = Duration.ofDays(30);

    private final Shelf shelf;
    private final Guarded<Call> all;

    /// @param shelf with indexes over `next`, `integration,at` and `at`
    public Calls(Shelf shelf) {
        this.shelf = shelf;
        all = new Guarded<>(shelf, new Guarded.Form<>("call", Call::key, CallFields::stored, CallFields::from));
    }

    /// Keeps a call, and tells whether it is new.
    boolean keep(Call fresh) {
        return all.keep(fresh).isPresent();
    }

    /// Those with which something is to be done, the longest due first.
    List<Call> due(Instant now, int limit) {
        return all.due(now, limit);
    }

    /// Puts a call in the place of what it was.
    ///
    /// @return the call as it is now; empty if somebody else has changed it
    Optional<Call> put(Call before, Call after) {
        return all.put(before, after);
    }

    /// The newest calls of an integration, and what became of them.
    public Leaf<Value.Fields> log(String integration, Leaf.Wish wish) {
        Shelf.Query query = Shelf.Query.newest(Map.of("integration", integration), "at", wish.limit());
        return all.leaf(query, wish.after()).map(CallFields::shown);
    }

    /// Forgets what is old.
    public void sweep(Instant now) {
        shelf.removeBelow("at", new Value.Moment(now.minus(KEPT)));
    }
}
