package dev.parley.channel.slack;

import dev.parley.channel.Heard;
import dev.parley.channel.ReplyBody;
import dev.parley.kit.Form;
import java.util.function.UnaryOperator;

/// Calls of Slack's that are forms, proven before they are read. Slack probes such addresses with `ssl_check`.
abstract class FormCalls extends SlackCalls {
    private final Proof proof;

    FormCalls(String name, Proof proof) {
        super(name);
        this.proof = proof;
    }

    @Override
    public final String accepts() {
        return "application/x-www-form-urlencoded";
    }

    @Override
    public final Heard hear(String target, UnaryOperator<String> header, byte[] body) {
        String doubt = proof.doubt(header, body);
        return doubt.isEmpty() ? hear(body) : new Heard.Forged(doubt);
    }

    /// What a form means that is proven to come from Slack.
    final Heard hear(byte[] body) {
        return switch (Form.parse(body)) {
            case Form.Unreadable unreadable -> new Heard.Unreadable(unreadable.why());
            case Form.Fields form ->
                form.first("ssl_check").equals("1") ? new Heard.AtOnce(ReplyBody.EMPTY) : hear(form, body);
        };
    }

    abstract Heard hear(Form.Fields form, byte[] body);
}
