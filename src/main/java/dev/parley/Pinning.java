package dev.parley;

import dev.parley.board.Cards;
import dev.parley.board.DigestExit;
import dev.parley.board.Metrics;
import dev.parley.board.Shares;
import dev.parley.channel.webchat.Allowances;
import dev.parley.inbox.Flows;
import dev.parley.results.ResultDesk;
import dev.parley.settings.Settings;
import dev.parley.store.Store;
import dev.parley.web.Caller;
import dev.parley.web.CardRoutes;
import dev.parley.web.MeasureRoutes;
import dev.parley.web.Routes;
import dev.parley.web.Serving;
import dev.parley.web.ShareRoutes;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/// Joins what people keep beside results.
final class Pinning {
    /// A page of notes nobody can read is no help.
    private static final int NOTES = 500;

    private static final int VIEWS = 200;
    private static final int SHARES = 500;
    /// Looks at shared results from one address: so many at once, then one a second.
    private static final Allowances.Rate LOOKS = new Allowances.Rate(30, 1);

    private final Store store;
    private final Settings settings;
    private final Clocks clocks;
    private final DigestExit exit;
    private final Digesting.Slack slack;

    /// @param exit how people leave the digest by themselves
    /// @param slack where the week's results are told
    Pinning(Store store, Settings settings, Clocks clocks, DigestExit exit, Digesting.Slack slack) {
        this.exit = exit;
        this.slack = slack;
        this.store = store;
        this.settings = settings;
        this.clocks = clocks;
    }

    /// The parts of the API, and what goes on by the clock from now on.
    List<Routes> start(Vertx vertx, Flows flows, ResultDesk desk, Serving serving) {
        List<Routes> routes =
                new ArrayList<>(List.of(measures(flows, desk, serving), shares(flows, desk, serving), cards(serving)));
        Digesting.Links here = new Digesting.Links(settings.http().publicUrl(), exit);
        routes.addAll(new Digesting(store, new Digesting.Told(flows, desk), here, slack, clocks)
                .start(vertx, settings.smtp(), serving));
        return routes;
    }

    private Routes measures(Flows flows, ResultDesk desk, Serving serving) {
        Metrics metrics = new Metrics(store.shelf("measures", List.of("name,year", "year")));
        return new MeasureRoutes(new MeasureRoutes.Ground(metrics, flows, desk), serving);
    }

    private Routes shares(Flows flows, ResultDesk desk, Serving serving) {
        ShareRoutes.Callers callers = new ShareRoutes.Callers(
                new Caller(settings.chat().trustedProxies()), new Allowances(LOOKS, System::nanoTime));
        return new ShareRoutes(
                new ShareRoutes.Ground(
                        new Shares(pinned("shares", SHARES)),
                        flows,
                        desk,
                        settings.http().publicUrl(),
                        callers),
                serving);
    }

    private Routes cards(Serving serving) {
        return new CardRoutes(new CardRoutes.Ground(pinned("annotations", NOTES), pinned("views", VIEWS)), serving);
    }

    private Cards pinned(String name, int most) {
        return new Cards(store.shelf(name, List.of("at")), most);
    }
}
