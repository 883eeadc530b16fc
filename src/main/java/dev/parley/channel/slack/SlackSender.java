package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.channel.Delivery;
import dev.parley.channel.Outbound;
import dev.parley.channel.Route;
import dev.parley.channel.Sender;
import dev.parley.kit.NoAnswer;
import dev.parley.kit.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sends direct messages by Slack's Web API. Slack has no key that would keep it from posting a message twice, so each
/// carries its own key as metadata, by which it is found again. Safe for any thread; blocks.
public final class SlackSender implements Sender {
    private static final String METADATA = "parley_message";
    private static final Duration UNTIL_INSTALLED = Duration.ofMinutes(5);

    private final SlackApi api;
    private final Workspaces workspaces;
    private final Rooms rooms;

    private SlackSender(SlackApi api, Workspaces workspaces, Rooms rooms) {
        this.api = api;
        this.workspaces = workspaces;
        this.rooms = rooms;
    }

    static SlackSender of(SlackApi api, Workspaces workspaces, Rooms rooms) {
        return new SlackSender(api, workspaces, rooms);
    }

    @Override
    public Delivery send(Route route, Outbound message) {
        Optional<Secret> token = workspaces.token(route.our());
        return token.map(it -> send(it, route, message))
                .orElseGet(() -> new Delivery.Deferred("the workspace has not installed the app", UNTIL_INSTALLED));
    }

    private Delivery send(Secret token, Route route, Outbound message) {
        Optional<String> known = rooms.known(route);
        if (known.isPresent()) {
            return post(token, known.get(), message);
        }
        try {
            SlackApi.Answer opened = open(token, route);
            Optional<String> room = rooms.known(route);
            return room.map(it -> post(token, it, message)).orElseGet(() -> SlackErrors.before(opened));
        } catch (NoAnswer e) {
            return new Delivery.Deferred(e.reason(), Duration.ZERO);
        }
    }

    /// Asks Slack for a person's conversation with us, and remembers it.
    private SlackApi.Answer open(Secret token, Route route) {
        SlackApi.Answer opened = api.call("conversations.open", token, Rooms.question(route));
        rooms.opened(route, Json.text(opened.body(), "channel", "id"));
        return opened;
    }

    private Delivery post(Secret token, String room, Outbound message) {
        try {
            SlackApi.Answer answer = api.call("chat.postMessage", token, arguments(room, message));
            String ts = Json.text(answer.body(), "ts");
            if (!answer.isOk()) {
                return SlackErrors.of(answer);
            }
            return ts.isEmpty()
                    ? new Delivery.Unknown("an answer without a ts")
                    : new Delivery.Sent(new Posted(room, ts).providerId());
        } catch (NoAnswer e) {
            return e.isBegun() ? new Delivery.Unknown(e.reason()) : new Delivery.Deferred(e.reason(), Duration.ZERO);
        }
    }

    private static Map<String, String> arguments(String room, Outbound message) {
        String text = SlackText.said(message.text());
        ArrayNode blocks = message.question()
                .map(question -> Card.open(text, question))
                .or(() -> Alert.of(message.text()).map(Alert::open))
                .orElseGet(() -> Json.array().add(Block.section(text)));
        ObjectNode metadata = Json.object().put("event_type", METADATA);
        metadata.putObject("event_payload").put("key", message.key());
        Map<String, String> arguments = new LinkedHashMap<>();
        arguments.put("channel", room);
        arguments.put("text", text);
        arguments.put("blocks", blocks.toString());
        arguments.put("metadata", metadata.toString());
        arguments.put("unfurl_links", "false");
        arguments.put("unfurl_media", "false");
        return arguments;
    }

    @Override
    public Search find(Route route, Outbound message, Instant since) {
        if (!Rooms.isPerson(route)) {
            // The app reads no channels: whether a notice is there nobody will ever know, and it is not sent twice.
            return new Search.Found(List.of());
        }
        try {
            return workspaces
                    .token(route.our())
                    .map(token -> find(token, route, message, since))
                    .orElseGet(() -> new Search.Unreachable("the workspace has not installed the app"));
        } catch (NoAnswer e) {
            return new Search.Unreachable(e.reason());
        }
    }

    /// Where the conversation is nobody may know any more: who knew it may have died.
    private Search find(Secret token, Route route, Outbound message, Instant since) {
        if (rooms.known(route).isEmpty()) {
            SlackApi.Answer opened = open(token, route);
            if (rooms.known(route).isEmpty()) {
                return new Search.Unreachable(opened.reason());
            }
        }
        String room = rooms.known(route).orElseThrow();
        Map<String, String> arguments = Map.of(
                "channel",
                room,
                "oldest",
                Long.toString(since.getEpochSecond()),
                "include_all_metadata",
                "true",
                "limit",
                "15");
        SlackApi.Answer answer = api.call("conversations.history", token, arguments);
        return answer.isOk() && answer.body().path("messages").isArray()
                ? new Search.Found(found(answer.body().path("messages"), room, message.key()))
                : new Search.Unreachable(answer.reason());
    }

    private static List<String> found(JsonNode messages, String room, String key) {
        List<String> times = new ArrayList<>();
        for (JsonNode one : messages) {
            if (Json.text(one, "metadata", "event_payload", "key").equals(key)) {
                times.add(Json.text(one, "ts"));
            }
        }
        times.sort(Comparator.naturalOrder());
        return times.stream().map(ts -> new Posted(room, ts).providerId()).toList();
    }

    @Override
    public List<String> pieces(String text) {
        return Pieces.of(text);
    }
}
