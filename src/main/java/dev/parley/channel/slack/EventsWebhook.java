package dev.parley.channel.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.channel.Handled;
import dev.parley.channel.Heard;
import dev.parley.channel.Inbound;
import dev.parley.channel.ReplyBody;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where Slack tells what happened (docs.slack.dev/apis/events-api): what people write to us, and what becomes of the
/// app. Events we know nothing about are answered like all others, for Slack gives up on an app that refuses them.
public final class EventsWebhook extends SlackCalls {
    private final Proof proof;
    private final SlackDesk desk;
    private final Retouch retouch;
    private final Happenings happenings;
    private final Unfamiliar unfamiliar = new Unfamiliar();

    /// @param happenings takes what is no message
    EventsWebhook(Proof proof, SlackDesk desk, Retouch retouch, Happenings happenings) {
        super("events");
        this.proof = proof;
        this.desk = desk;
        this.retouch = retouch;
        this.happenings = happenings;
    }

    @Override
    public String accepts() {
        return "application/json";
    }

    @Override
    public Heard hear(String target, UnaryOperator<String> header, byte[] body) {
        String doubt = proof.doubt(header, body);
        if (!doubt.isEmpty()) {
            return new Heard.Forged(doubt);
        }
        return Json.read(body).map(this::hear).orElseGet(() -> new Heard.Unreadable("the body is no JSON object"));
    }

    /// What an envelope means that is proven to come from Slack.
    Heard hear(JsonNode envelope) {
        return switch (Json.text(envelope, "type")) {
            case "url_verification" -> challenge(Json.text(envelope, "challenge"));
            case "event_callback" -> event(envelope);
            case "app_rate_limited" -> new Heard.Nothing("Slack holds events back: more than 30,000 in an hour");
            case "" -> new Heard.Unreadable("the event has no type");
            default -> unfamiliar.heard("envelope", Json.text(envelope, "type"));
        };
    }

    private static Heard challenge(String challenge) {
        return challenge.isEmpty() || challenge.length() > Inbound.MAX_NAME
                ? new Heard.Unreadable("the verification has no challenge")
                : new Heard.AtOnce(ReplyBody.of("text/plain; charset=utf-8", challenge.getBytes(UTF_8)));
    }

    private Heard event(JsonNode envelope) {
        String id = Json.text(envelope, "event_id");
        JsonNode event = envelope.path("event");
        if (id.isEmpty() || id.length() > Inbound.MAX_NAME || !event.isObject()) {
            return new Heard.Unreadable("the event has no event_id or no event");
        }
        return Json.text(event, "type").equals("message")
                ? message(envelope, event, id)
                : happenings
                        .errand(envelope, event)
                        .<Heard>map(errand -> errand)
                        .orElseGet(() -> unfamiliar.heard("event", Json.text(event, "type")));
    }

    private Heard message(JsonNode envelope, JsonNode event, String id) {
        Optional<DirectMessage> message = DirectMessage.of(envelope, event);
        return message.<Heard>map(it -> new Heard.Errand(SlackDesk.lane(it.from()), () -> take(it, id)))
                .orElseGet(() -> new Heard.Nothing("no message from a person to us"));
    }

    private ReplyBody take(DirectMessage message, String id) {
        retouch.meet(message.from(), message.room(), message.organisation());
        Handled handled = desk.inbox().apply(SlackDesk.inbound(message.from(), id, message.content()));
        handled.settled().ifPresent(settled -> desk.later().execute(() -> retouch.settle(message.from(), settled)));
        return ReplyBody.EMPTY;
    }
}
