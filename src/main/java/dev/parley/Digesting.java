package dev.parley;

import dev.parley.board.Digest;
import dev.parley.board.DigestDesk;
import dev.parley.board.DigestExit;
import dev.parley.channel.slack.SlackDesk;
import dev.parley.flow.Flow;
import dev.parley.inbox.Flows;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.Parties;
import dev.parley.kit.Work;
import dev.parley.results.ResultDesk;
import dev.parley.settings.Smtp;
import dev.parley.store.Store;
import dev.parley.web.DigestExitRoutes;
import dev.parley.web.DigestRoutes;
import dev.parley.web.Routes;
import dev.parley.web.Serving;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/// Joins what tells the week's results in Slack and by e-mail. A channel is a lane like a person's, so that a digest
/// is kept, sent once and retried like any message.
final class Digesting {
    private static final long ROUND_MILLIS = 60_000;
    private static final int WEEK = 7;

    private final ZoneId zone;
    private final Told told;
    private final Links links;
    private final Slack slack;
    private final Function<DigestDesk.Post, DigestDesk> desks;

    /// Where it is told in Slack.
    ///
    /// @param team the workspace, "" as long as it is not known
    record Slack(Supplier<String> team, Inbox inbox) {}

    /// What is told.
    record Told(Flows flows, ResultDesk results) {}

    /// Where it leads to.
    ///
    /// @param exit how people leave it by themselves
    record Links(URI publicUrl, DigestExit exit) {
        private URI leaving(String address) {
            return URI.create(publicUrl + DigestExit.PATH + exit.token(address));
        }
    }

    Digesting(Store store, Told told, Links links, Slack slack, Clocks clocks) {
        zone = clocks.zone();
        this.told = told;
        this.links = links;
        this.slack = slack;
        desks = mail -> new DigestDesk(
                store.shelf("settings", List.of()),
                store.shelf("digests", List.of("at")),
                new DigestDesk.Outside(this::text, this::post, mail, links.exit(), zone),
                clocks.wall());
    }

    /// Tells it from now on.
    List<Routes> start(Vertx vertx, Smtp smtp, Serving serving) {
        Work work = serving.work();
        DigestDesk desk = desks.apply(Mailing.post(vertx, smtp, links::leaving));
        new Looks(vertx, work).every(ROUND_MILLIS, "telling the weekly digest", desk::round);
        return List.of(new DigestRoutes(desk, told.flows(), zone, serving), new DigestExitRoutes(desk, work));
    }

    private boolean post(String channel, String key, String text) {
        String team = slack.team().get();
        if (team.isEmpty()) {
            return false;
        }
        slack.inbox().notice(new Parties(SlackDesk.CHANNEL, team, channel), key, text);
        return true;
    }

    /// Of surveys on the record; anonymous ones are told nowhere by themselves.
    private String text(Digest digest) {
        StringBuilder text = new StringBuilder("The week's results");
        told.flows().published().stream()
                .filter(flow -> digest.flows().isEmpty() || digest.flows().contains(flow.id()))
                .filter(flow -> flow.about().anonymity().isEmpty())
                .sorted(java.util.Comparator.comparing((Flow flow) -> flow.id().value()))
                .forEach(flow -> text.append("\n\n")
                        .append(Results.of(flow, told.results(), WEEK))
                        .append('\n')
                        .append(links.publicUrl())
                        .append("/admin/results?survey=")
                        .append(flow.id())
                        .append("&last=" + WEEK));
        return text.toString();
    }
}
