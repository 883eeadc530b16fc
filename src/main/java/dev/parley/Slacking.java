package dev.parley;

import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import dev.parley.channel.slack.Commands;
import dev.parley.channel.slack.Happenings;
import dev.parley.channel.slack.Identity;
import dev.parley.channel.slack.Person;
import dev.parley.channel.slack.Proof;
import dev.parley.channel.slack.SlackApi;
import dev.parley.channel.slack.SlackDesk;
import dev.parley.channel.slack.SlackParts;
import dev.parley.channel.slack.SlackSender;
import dev.parley.channel.slack.SlackSignature;
import dev.parley.channel.slack.Workspaces;
import dev.parley.inbox.Inbox;
import dev.parley.inbox.Parties;
import dev.parley.kit.Lanes;
import dev.parley.kit.Work;
import dev.parley.settings.Settings;
import dev.parley.settings.SlackApp;
import dev.parley.web.Routes;
import dev.parley.web.WebhookRoutes;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;

/// Joins what concerns Slack. Safe for any thread.
final class Slacking implements AutoCloseable {
    private static final long ASK_MILLIS = 30_000;

    private final SlackApp app;
    private final SlackParts parts;
    private final Identity identity;
    private final Proof proof;
    private final Executor later = task -> Thread.ofVirtual().name("slack").start(task);

    private Slacking(SlackApp app, SlackParts parts, Identity identity, Proof proof) {
        this.app = app;
        this.parts = parts;
        this.identity = identity;
        this.proof = proof;
    }

    /// The channel as it is set up.
    static Slacking of(Settings settings, Vertx vertx, InstantSource clock) {
        SlackApp app = settings.slack();
        SlackApi api = SlackApi.of(vertx, app.api().url());
        Proof proof = app.signingSecret().isPresent()
                ? SlackSignature.of(app.signingSecret(), clock)
                : (header, body) -> "Slack calls over a connection of ours only";
        return new Slacking(
                app, SlackParts.of(api, Workspaces.one(app.botToken())), new Identity(api, app.botToken()), proof);
    }

    SlackSender sender() {
        return parts.sender();
    }

    /// The workspace of people who are named without one, "" as long as it is not known.
    String team() {
        return identity.team();
    }

    /// What Slack calls.
    List<Routes> routes(Inbox inbox, Outgoing outgoing, Lanes lanes, Commands.Desk commands) {
        SlackDesk desk = new SlackDesk(
                inbound -> receive(inbox, outgoing, inbound),
                (person, ref) -> inbox.question(parties(person), ref),
                later);
        SlackParts.Extras extras =
                new SlackParts.Extras(Happenings.NONE, (by, action, value) -> {}, new Commands(commands, app.admins()));
        return parts.webhooks(proof, desk, extras).stream()
                .<Routes>map(webhook -> new WebhookRoutes(webhook, inbox::receive, lanes))
                .toList();
    }

    /// Finds out which workspace is ours.
    void start(Vertx vertx, Work work) {
        Runnable ask = () -> work.run(() -> {
            identity.ask();
            return identity.team();
        });
        ask.run();
        vertx.setPeriodic(ASK_MILLIS, timer -> {
            if (identity.team().isEmpty()) {
                ask.run();
            }
        });
    }

    private Handled receive(Inbox inbox, Outgoing outgoing, Inbound inbound) {
        identity.heard(inbound.our());
        Inbox.Took took = inbox.take(inbound);
        took.job().ifPresent(outgoing::take);
        return took.handled();
    }

    static Parties parties(Person person) {
        return new Parties(SlackDesk.CHANNEL, person.team(), person.user());
    }

    @Override
    public void close() {
        parts.close();
    }
}
