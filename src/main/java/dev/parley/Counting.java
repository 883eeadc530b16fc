package dev.parley;

import dev.parley.inbox.Flows;
import dev.parley.kit.Work;
import dev.parley.results.Recount;
import dev.parley.results.ResultDesk;
import dev.parley.settings.Settings;
import dev.parley.store.Store;
import dev.parley.web.ApiTokens;
import dev.parley.web.ExportRoutes;
import dev.parley.web.ParquetAnswer;
import dev.parley.web.ResultRoutes;
import dev.parley.web.Routes;
import dev.parley.web.Serving;
import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Joins what counts answers, which goes on behind everything else.
final class Counting {
    private static final long ROUND_MILLIS = 5_000;

    private final Store store;
    private final Flows flows;
    private final boolean isDemo;
    private final Recount recount;
    private final ResultDesk desk;
    private final ParquetAnswer parquet;

    /// @param settings where its data folder is, in which exports are written before they are sent
    /// @param mode a demo has answers that are samples
    Counting(Store store, Flows flows, Clocks clocks, Settings settings, Settings.Mode mode) {
        parquet = new ParquetAnswer(settings.storage().dataDir().resolve("exports"), clocks.wall());
        this.store = store;
        isDemo = mode == Settings.Mode.DEMO;
        this.flows = flows;
        Recount.Time time = new Recount.Time(clocks.wall(), clocks.zone(), System::nanoTime);
        recount = new Recount(store.sums(), store.marks(), flows, time);
        desk = new ResultDesk(recount, store.sums(), time);
    }

    ResultDesk desk() {
        return desk;
    }

    /// Whether the figures of a day no longer need what they were counted from; they are counted once more for it.
    boolean settle(LocalDate day) {
        return recount.settle(day);
    }

    /// Counts from now on.
    List<Routes> start(Vertx vertx, Serving serving, Pinning pinning) {
        Work work = serving.work();
        ApiTokens tokens = serving.tokens();
        new Looks(vertx, work).every(ROUND_MILLIS, "counting answers", desk::round);
        List<Routes> routes = new ArrayList<>(pinning.start(vertx, flows, desk, serving));
        routes.addAll(List.of(
                new ResultRoutes(flows, new ResultRoutes.Sources(desk, store.study(), isDemo), serving),
                new ExportRoutes(
                        new ExportRoutes.Sources(store.conversations(), store.contacts(), parquet), tokens, work)));
        return routes;
    }
}
