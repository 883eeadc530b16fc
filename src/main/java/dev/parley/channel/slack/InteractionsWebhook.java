package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.channel.Heard;
import dev.parley.channel.ReplyBody;
import dev.parley.kit.Form;
import java.util.function.UnaryOperator;

/// Where Slack tells that a control was used or a form filled in
/// (docs.slack.dev/interactivity/handling-user-interaction): a form of one field, `payload`, with JSON in it.
public final class InteractionsWebhook extends SlackCalls {
    private final Proof proof;
    private final Taps taps;
    private final Modals modals;

    /// @param taps takes what is tapped
    /// @param modals takes forms that are filled in
    InteractionsWebhook(Proof proof, Taps taps, Modals modals) {
        super("interactions");
        this.proof = proof;
        this.taps = taps;
        this.modals = modals;
    }

    @Override
    public String accepts() {
        return "application/x-www-form-urlencoded";
    }

    @Override
    public Heard hear(String target, UnaryOperator<String> header, byte[] body) {
        String doubt = proof.doubt(header, body);
        if (!doubt.isEmpty()) {
            return new Heard.Forged(doubt);
        }
        return switch (Form.parse(body)) {
            case Form.Unreadable unreadable -> new Heard.Unreadable(unreadable.why());
            case Form.Fields form ->
                form.first("ssl_check").equals("1")
                        ? new Heard.AtOnce(ReplyBody.EMPTY)
                        : Json.read(form.first("payload"))
                                .map(this::hear)
                                .orElseGet(() -> new Heard.Unreadable("the payload is no JSON object"));
        };
    }

    /// What a payload means that is proven to come from Slack.
    Heard hear(JsonNode payload) {
        return switch (Json.text(payload, "type")) {
            case "block_actions" -> taps.hear(payload);
            case "view_submission" -> modals.hear(payload);
            case "" -> new Heard.Unreadable("the payload has no type");
            default -> new Heard.Nothing("an interaction of no concern");
        };
    }
}
