package dev.parley.channel.slack;

import dev.parley.channel.Webhook;
import dev.parley.kit.Lanes;
import dev.parley.kit.Seal;
import dev.parley.kit.Secret;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.Executor;

/// The Slack channel, put together: the way out, and what Slack calls. Safe for any thread.
public final class SlackParts implements AutoCloseable {
    private final SlackApi api;
    private final Rooms rooms = new Rooms();
    private final Workspaces workspaces;
    private final Once once;

    private SlackParts(SlackApi api, Workspaces workspaces, Once once) {
        this.once = once;
        this.api = api;
        this.workspaces = workspaces;
    }

    /// A channel to these workspaces.
    ///
    /// @param seal names what people did so that a copy of the store does not tell it
    public static SlackParts of(SlackApi api, Workspaces workspaces, Seal seal) {
        return new SlackParts(api, workspaces, new Once(seal));
    }

    /// The way out.
    public SlackSender sender() {
        return SlackSender.of(api, workspaces, rooms);
    }

    /// Slack's methods, for what else is to be done.
    public SlackApi api() {
        return api;
    }

    /// Who is in the workspaces.
    public Roster roster(Roster.Patience patience) {
        return new Roster(api, workspaces, patience);
    }

    /// Who is not to be disturbed.
    public DoNotDisturb doNotDisturb() {
        return new DoNotDisturb(api, workspaces);
    }

    /// What Slack calls over HTTP.
    ///
    /// @param calls those of {@link #calls}
    public List<Webhook> webhooks(Calls calls) {
        return List.of(calls.events(), calls.interactions(), calls.commands());
    }

    /// The same over a connection of ours.
    ///
    /// @param appToken the app-level token, `xapp-…`
    public SocketMode socket(Vertx vertx, Secret appToken, Calls calls, Lanes lanes) {
        return new SocketMode(vertx, api, new SocketMode.Inlet(appToken, calls, lanes, calls.later()));
    }

    /// What becomes of Slack's calls.
    public Calls calls(Proof proof, SlackDesk desk, SlackDesk.Extras extras) {
        Home home = new Home(api, workspaces, extras.homes());
        Retouch retouch = new Retouch(new Retouch.Ways(api, workspaces, rooms), home);
        Alerts alerts = new Alerts(extras.alerts(), retouch, desk.later());
        Bolted bolt = new Bolted(new Handling(extras.commands(), home, workspaces, desk.later()));
        return new Calls(
                new EventsWebhook(proof, desk, retouch, bolt),
                new InteractionsWebhook(
                        proof,
                        new Taps(desk, retouch, extras.commands(), alerts, once),
                        new Modals(desk, alerts, home, once)),
                new CommandsWebhook(proof, bolt),
                desk.later());
    }

    /// Everything that Slack's calls are handed to.
    public record Calls(
            EventsWebhook events, InteractionsWebhook interactions, CommandsWebhook commands, Executor later) {}

    @Override
    public void close() {
        api.close();
    }
}
