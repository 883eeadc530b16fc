package dev.parley.calling;

import dev.parley.flow.Value;
import dev.parley.followup.Shelf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calls there are: kept before they are made, and for a while after. Safe for any thread; blocks.
public final class Calls {
    /// So long one can look what became of a call.
    private static final Duration KEPT = Duration.ofDays(30);

    private final Shelf shelf;

    /// @param shelf with indexes over `next`, `integration,at` and `at`
    public Calls(Shelf shelf) {
        this.shelf = shelf;
    }

    /// Keeps a call, and tells whether it is new.
    boolean keep(Call fresh) {
        return shelf.insert(fresh.pending().key(), CallFields.stored(fresh));
    }

    /// Those with which something is to be done, the longest due first.
    List<Call> due(Instant now, int limit) {
        Shelf.Query query = new Shelf.Query(
                Map.of(),
                "next",
                Optional.empty(),
                Optional.of(new Value.Moment(now.plusMillis(1))),
                new Shelf.Page(false, limit));
        List<Call> due = new ArrayList<>();
        shelf.list(query).forEach(entry -> due.add(CallFields.from(entry.fields())));
        return due;
    }

    /// Puts a call in the place of what it was.
    ///
    /// @return the call as it is now; empty if somebody else has changed it
    Optional<Call> put(Call before, Call after) {
        Call next = after.versioned(before.version() + 1);
        return shelf.replace(before.pending().key(), before.version(), CallFields.stored(next))
                ? Optional.of(next)
                : Optional.empty();
    }

    /// The newest calls of an integration, and what became of them.
    public List<Value.Fields> log(String integration, int limit) {
        Shelf.Query query = new Shelf.Query(
                Map.of("integration", integration),
                "at",
                Optional.empty(),
                Optional.empty(),
                new Shelf.Page(true, limit));
        return shelf.list(query).stream()
                .map(entry -> CallFields.shown(CallFields.from(entry.fields())))
                .toList();
    }

    /// Forgets what is old.
    public void sweep(Instant now) {
        shelf.removeBelow("at", new Value.Moment(now.minus(KEPT)));
    }
}
