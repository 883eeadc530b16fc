package dev.parley.followup;

import dev.parley.flow.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Until when each node has followed what it wrote itself. A node that ends in order takes its mark away; one that is
/// found without its node tells where to begin again. Safe for any thread; blocks.
public final class Marks {
    private static final String BEAT = "beat";
    private static final int NODES = 200;

    private final Shelf shelf;
    private final String own;
    private final Duration gone;

    /// @param own names this process
    /// @param gone a mark that was not renewed for so long has lost its node; zero where there is one node only
    public Marks(Shelf shelf, String own, Duration gone) {
        this.shelf = shelf;
        this.own = own;
        this.gone = gone;
    }

    /// Whether others have to be shown that this node is there.
    boolean isShared() {
        return !gone.isZero();
    }

    /// This node has followed everything it wrote before `until`.
    void advance(Instant until, Instant now) {
        shelf.put(own, Value.Fields.NONE.with("until", new Value.Moment(until)).with(BEAT, new Value.Moment(now)));
    }

    /// This node ends, and has followed everything.
    void end() {
        shelf.remove(own);
    }

    /// A mark without its node.
    record Orphan(String id, Instant until) {}

    List<Orphan> orphans(Instant now) {
        return shelf.list(Shelf.Query.of(Map.of(), BEAT, NODES)).stream()
                .filter(entry -> !entry.id().equals(own))
                .filter(entry -> !at(entry, BEAT).plus(gone).isAfter(now))
                .map(entry -> new Orphan(entry.id(), at(entry, "until")))
                .toList();
    }

    /// What the lost node wrote was followed.
    void adopted(Orphan orphan) {
        shelf.remove(orphan.id());
    }

    private static Instant at(Shelf.Entry entry, String name) {
        return entry.fields().get(name) instanceof Value.Moment moment ? moment.at() : Instant.EPOCH;
    }
}
