package dev.parley.channel.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.channel.Heard;
import dev.parley.channel.Inbound;
import dev.parley.channel.ReplyBody;
import dev.parley.kit.Form;
import java.net.URLEncoder;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where Slack tells that somebody used the command `/parley`
/// (docs.slack.dev/interactivity/implementing-slash-commands). The answer is seen by that person alone.
public final class CommandsWebhook extends SlackCalls {
    private final Proof proof;
    private final Bolted bolt;

    CommandsWebhook(Proof proof, Bolted bolt) {
        super("commands");
        this.proof = proof;
        this.bolt = bolt;
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
            case Form.Fields form -> hear(form, new String(body, UTF_8));
        };
    }

    /// What a command means that came as JSON: the same fields.
    Heard hear(JsonNode payload) {
        StringBuilder body = new StringBuilder();
        payload.properties()
                .forEach(field -> body.append(body.isEmpty() ? "" : "&")
                        .append(URLEncoder.encode(field.getKey(), UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(field.getValue().asText(), UTF_8)));
        return switch (Form.parse(body.toString().getBytes(UTF_8))) {
            case Form.Unreadable unreadable -> new Heard.Unreadable(unreadable.why());
            case Form.Fields form -> hear(form, body.toString());
        };
    }

    private Heard hear(Form.Fields form, String body) {
        if (form.first("ssl_check").equals("1")) {
            return new Heard.AtOnce(ReplyBody.EMPTY);
        }
        if (form.first("command").isEmpty()) {
            return new Heard.Nothing("no command");
        }
        String team = Person.first(form.first("team_id"), form.first("enterprise_id"));
        Optional<Person> by = Person.of(team, form.first("user_id"));
        boolean isCommand = form.first("command").startsWith("/")
                && !form.first("trigger_id").isEmpty();
        if (by.isEmpty() || !isCommand || form.first("trigger_id").length() > Inbound.MAX_NAME) {
            return new Heard.Unreadable("the command names no user, no command or no trigger");
        }
        return new Heard.Errand("command " + SlackDesk.lane(by.get()), () -> bolt.run(path(), accepts(), body));
    }
}
