package dev.parley.web;

import dev.parley.schedule.Decision;
import dev.parley.schedule.Invitation;
import dev.parley.schedule.Invitation.State;
import dev.parley.schedule.Reason;
import io.vertx.core.json.JsonObject;

/// Invitations as the API shows them: what became of each, and why.
final class InvitationJson {
    private InvitationJson() {}

    static JsonObject of(Invitation invitation) {
        JsonObject json = new JsonObject()
                .put("flow", invitation.flow().value())
                .put("invitation", invitation.key())
                .put("contact", invitation.contact().value());
        return switch (invitation.state()) {
            case State.Held held ->
                why(json.put("outcome", "held").put("until", held.due().toString()), held.why());
            case State.Refused refused ->
                why(json.put("outcome", "refused").put("at", refused.at().toString()), refused.why());
            case State.Started started -> started(json, started);
        };
    }

    private static JsonObject started(JsonObject json, State.Started started) {
        json.put("outcome", "started")
                .put("channel", started.medium().word())
                .put("at", started.at().toString());
        return started.conversation().isEmpty()
                ? json.put("waits", "for the end of the person's open conversation")
                : json.put("conversation", started.conversation());
    }

    /// What would become of an invitation.
    static JsonObject of(Decision decision) {
        JsonObject json = new JsonObject();
        return switch (decision) {
            case Decision.Start start ->
                json.put("outcome", "started")
                        .put("channel", start.address().medium().word());
            case Decision.Hold hold ->
                why(json.put("outcome", "held").put("until", hold.until().toString()), hold.why());
            case Decision.Refuse refuse -> why(json.put("outcome", "refused"), refuse.why());
        };
    }

    private static JsonObject why(JsonObject json, Reason why) {
        return json.put("why", why.word()).put("because", why.sentence());
    }
}
