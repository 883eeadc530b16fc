package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.channel.About;
import dev.parley.channel.Inbound;
import java.util.Optional;

/// A message from a person to us, in their conversation with the app, in a thread of it or not; or such a
/// message that was edited.
///
/// @param room the conversation's id: `D024BE91L`
/// @param organisation the one that has installed the app as a whole, "" if none has
record DirectMessage(Person from, String room, String organisation, Inbound.Content content) {
    /// Reads a message event; empty for what is said in channels, by apps, by us, and for what is no saying: joins,
    /// pins, deletions, previews of links.
    static Optional<DirectMessage> of(JsonNode envelope, JsonNode event) {
        String room = Json.text(event, "channel");
        String kind = Json.text(event, "channel_type");
        boolean isDirect = kind.isEmpty() ? room.startsWith("D") : kind.equals("im");
        if (!isDirect) {
            return Optional.empty();
        }
        return switch (Json.text(event, "subtype")) {
            case "", "file_share", "thread_broadcast", "me_message" -> said(envelope, event, room);
            case "message_changed" -> edited(envelope, event, room);
            default -> Optional.empty();
        };
    }

    private static Optional<DirectMessage> said(JsonNode envelope, JsonNode message, String room) {
        Inbound.Content content = new Inbound.Content(
                SlackText.heard(Json.text(message, "text")),
                message.path("files").size(),
                Inbound.Consent.UNMARKED);
        return author(envelope, message).map(from -> new DirectMessage(from, room, organisation(envelope), content));
    }

    /// Slack also calls a message changed when it has put a preview under it; its words are the same then.
    private static Optional<DirectMessage> edited(JsonNode envelope, JsonNode event, String room) {
        JsonNode message = event.path("message");
        String before = SlackText.heard(Json.text(event, "previous_message", "text"));
        String text = SlackText.heard(Json.text(message, "text"));
        if (text.equals(before) || text.isEmpty()) {
            return Optional.empty();
        }
        Inbound.Content content = new Inbound.Content(text, 0, Inbound.Consent.UNMARKED, new About.Edited(before));
        return author(envelope, message).map(from -> new DirectMessage(from, room, organisation(envelope), content));
    }

    private static Optional<Person> author(JsonNode envelope, JsonNode message) {
        boolean isByApp = !Json.text(message, "app_id").isEmpty()
                && Json.text(message, "client_msg_id").isEmpty();
        boolean isApp = isByApp
                || !Json.text(message, "bot_id").isEmpty()
                || message.path("bot_profile").isObject();
        String user = Json.text(message, "user");
        return isApp || user.equals("USLACKBOT") ? Optional.empty() : Person.of(team(envelope, message), user);
    }

    private static String organisation(JsonNode envelope) {
        JsonNode installed = envelope.path("authorizations").path(0);
        return installed.path("is_enterprise_install").asBoolean(false) ? Json.text(installed, "enterprise_id") : "";
    }

    /// The workspace that has installed the app, which in a channel shared between two is not always the
    /// sender's; an app installed by a whole organisation is told that of the event.
    static String team(JsonNode envelope, JsonNode event) {
        return Person.first(
                Json.text(envelope.path("authorizations").path(0), "team_id"),
                Json.text(envelope, "team_id"),
                Json.text(event, "team"),
                Json.text(envelope, "enterprise_id"));
    }
}
