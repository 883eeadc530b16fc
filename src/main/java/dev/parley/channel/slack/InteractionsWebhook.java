package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.channel.Heard;
import dev.parley.kit.Form;

/// Where Slack tells that a control was used or a form filled in
/// (docs.slack.dev/interactivity/handling-user-interaction): a form of one field, `payload`, with JSON in it.
public final class InteractionsWebhook extends FormCalls {
    private final Taps taps;
    private final Modals modals;
    private final Unfamiliar unfamiliar = new Unfamiliar();

    /// @param taps takes what is tapped
    /// @param modals takes forms that are filled in
    InteractionsWebhook(Proof proof, Taps taps, Modals modals) {
        super("interactions", proof);
        this.taps = taps;
        this.modals = modals;
    }

    @Override
    Heard hear(Form.Fields form, byte[] body) {
        return Json.read(form.first("payload"))
                .map(this::hear)
                .orElseGet(() -> new Heard.Unreadable("the payload is no JSON object"));
    }

    /// What a payload means that is proven to come from Slack.
    Heard hear(JsonNode payload) {
        return switch (Json.text(payload, "type")) {
            case "block_actions" -> taps.hear(payload);
            case "view_submission" -> modals.hear(payload);
            case "" -> new Heard.Unreadable("the payload has no type");
            case "view_closed" -> new Heard.Nothing("a form that was closed, which says nothing");
            default -> unfamiliar.heard("interaction", Json.text(payload, "type"));
        };
    }
}
