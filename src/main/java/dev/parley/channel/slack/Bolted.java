package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.channel.Heard;
import dev.parley.channel.ReplyBody;
import java.util.Optional;
import java.util.Set;

/// What is handed to Bolt: it is made with the first such call, because its classes take a second to load.
/// Safe for any thread.
final class Bolted implements Happenings {
    private static final Set<String> EVENTS = Set.of("app_home_opened", "app_uninstalled", "tokens_revoked");

    private final BoltHost.Handlers handlers;
    private volatile Optional<BoltHost> host = Optional.empty();

    Bolted(BoltHost.Handlers handlers) {
        this.handlers = handlers;
    }

    @Override
    public Optional<Heard.Errand> errand(JsonNode envelope, JsonNode event) {
        boolean isOurs = EVENTS.contains(Json.text(event, "type"));
        String lane = "event " + DirectMessage.team(envelope, event) + " " + Json.text(event, "user");
        if (!isOurs) {
            return Optional.empty();
        }
        String body = bare(envelope, event).toString();
        return Optional.of(new Heard.Errand(lane, () -> run("/webhooks/slack/events", "application/json", body)));
    }

    /// What our handlers read, and nothing else: Bolt throws for a field that is of another type than it
    /// was, and for a kind of block in a home that is newer than it.
    private static ObjectNode bare(JsonNode envelope, JsonNode event) {
        String type = Json.text(event, "type");
        boolean isOfPerson = type.equals("app_home_opened");
        ObjectNode bare = Json.object()
                .put("type", "event_callback")
                .put("team_id", isOfPerson ? DirectMessage.team(envelope, event) : Json.text(envelope, "team_id"))
                .put("enterprise_id", Json.text(envelope, "enterprise_id"));
        ObjectNode what = bare.putObject("event").put("type", type).put("user", Json.text(event, "user"));
        ArrayNode bots = what.putObject("tokens").putArray("bot");
        event.path("tokens").path("bot").forEach(bot -> bots.add(bot.asText()));
        return bare;
    }

    ReplyBody run(String path, String type, String body) {
        return host().run(path, type, body);
    }

    private synchronized BoltHost host() {
        if (host.isEmpty()) {
            host = Optional.of(BoltHost.of(handlers));
        }
        return host.get();
    }
}
