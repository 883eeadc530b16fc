package dev.parley.access;

import dev.parley.access.Deed.Change;
import dev.parley.kit.Ids;
import java.time.InstantSource;

/// Writes down who did what. Safe for any thread; blocks.
public final class Book {
    private final AccessStore store;
    private final Ids ids;
    private final InstantSource clock;

    /// @param ids sort by time
    public Book(AccessStore store, Ids ids, InstantSource clock) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
    }

    /// Adds a line.
    public void write(Actor by, String what, String subject, Change change) {
        store.log(new Deed(ids.next(), clock.instant(), by.name(), what, subject, change));
    }
}
