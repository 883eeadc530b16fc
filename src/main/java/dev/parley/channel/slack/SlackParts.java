package dev.parley.channel.slack;

import dev.parley.channel.Webhook;
import java.util.List;

/// The Slack channel, put together: the way out, and what Slack calls. Safe for any thread.
public final class SlackParts implements AutoCloseable {
    private final SlackApi api;
    private final Rooms rooms = new Rooms();
    private final Workspaces workspaces;

    private SlackParts(SlackApi api, Workspaces workspaces) {
        this.api = api;
        this.workspaces = workspaces;
    }

    /// A channel to these workspaces.
    public static SlackParts of(SlackApi api, Workspaces workspaces) {
        return new SlackParts(api, workspaces);
    }

    /// The way out.
    public SlackSender sender() {
        return SlackSender.of(api, workspaces, rooms);
    }

    /// Slack's methods, for what else is to be done.
    public SlackApi api() {
        return api;
    }

    /// What Slack calls.
    public List<Webhook> webhooks(Proof proof, SlackDesk desk, SlackDesk.Extras extras) {
        Home home = new Home(api, workspaces, extras.homes());
        Retouch retouch = new Retouch(new Retouch.Ways(api, workspaces, rooms), home);
        Bolted bolt = new Bolted(new Handling(extras.commands(), home, workspaces, desk.later()));
        return List.of(
                new EventsWebhook(proof, desk, retouch, bolt),
                new InteractionsWebhook(proof, new Taps(desk, retouch, extras.commands()), new Modals(desk)),
                new CommandsWebhook(proof, bolt));
    }

    @Override
    public void close() {
        api.close();
    }
}
