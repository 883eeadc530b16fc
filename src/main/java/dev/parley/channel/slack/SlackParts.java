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
    public List<Webhook> webhooks(Proof proof, SlackDesk desk, Extras extras) {
        Retouch retouch = new Retouch(api, workspaces, rooms);
        return List.of(
                new EventsWebhook(proof, desk, retouch, extras.happenings()),
                new InteractionsWebhook(proof, new Taps(desk, retouch, extras.orders()), new Modals(desk)),
                new CommandsWebhook(proof, extras.commands()));
    }

    /// What there is beside conversations.
    public record Extras(Happenings happenings, Taps.Orders orders, Commands commands) {}

    @Override
    public void close() {
        api.close();
    }
}
