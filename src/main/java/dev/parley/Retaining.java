package dev.parley;

import dev.parley.access.Actor;
import dev.parley.access.Book;
import dev.parley.access.Deed;
import dev.parley.access.Role;
import dev.parley.access.Scopes;
import dev.parley.flow.Value;
import dev.parley.retention.Retention;
import dev.parley.retention.Sweep;
import dev.parley.setup.Setting;
import dev.parley.store.Store;
import dev.parley.web.RetentionRoutes;
import dev.parley.web.Routes;
import dev.parley.web.Serving;
import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Joins what lets go of conversations whose time is over, behind everything else.
final class Retaining {
    private static final long ROUND_MILLIS = 300_000;
    private static final Actor CLOCK = new Actor("retention", Optional.empty(), Role.ADMIN, Scopes.ALL);

    private final Store store;
    private final Setting setting;
    private final Predicate<LocalDate> settled;
    private final ZoneId zone;

    /// @param zone whose days are counted
    /// @param settled whether the figures of a day no longer need what they were counted from
    Retaining(Store store, ZoneId zone, Predicate<LocalDate> settled) {
        this.store = store;
        this.zone = zone;
        this.settled = settled;
        setting = new Setting(
                "retention",
                store.shelf("settings", List.of()),
                (given, faults) -> Retention.read(given, faults).fields());
    }

    /// How long things are kept, for admins to set.
    Setting setting() {
        return setting;
    }

    /// Sweeps from now on.
    List<Routes> start(Vertx vertx, Serving serving) {
        Sweep.Sources sources = new Sweep.Sources(this::set, store.conversations(), store.transcripts(), settled);
        Sweep sweep = new Sweep(sources, serving.clock(), zone);
        Book book = new Book(store.access(), serving.ids(), serving.clock());
        new Looks(vertx, serving.work()).every(ROUND_MILLIS, "letting old conversations go", () -> round(sweep, book));
        return List.of(new RetentionRoutes(store.transcripts(), zone, serving));
    }

    private static int round(Sweep sweep, Book book) {
        int gone = sweep.round();
        if (gone > 0) {
            book.write(CLOCK, "retention.swept", "conversations", new Deed.Change("", gone + " forgotten"));
        }
        return gone;
    }

    private Retention set() {
        Value.Fields stored = setting.get();
        return Retention.read(stored, new ArrayList<>());
    }
}
