package dev.parley.channel.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.channel.Heard;
import dev.parley.channel.Inbound;
import dev.parley.kit.Form;
import java.net.URLEncoder;
import java.util.Optional;

/// Where Slack tells that somebody used the command `/parley`
/// (docs.slack.dev/interactivity/implementing-slash-commands). The answer is seen by that person alone.
public final class CommandsWebhook extends FormCalls {
    private final Bolted bolt;

    CommandsWebhook(Proof proof, Bolted bolt) {
        super("commands", proof);
        this.bolt = bolt;
    }

    /// What a command means that came as JSON: the same fields.
    Heard hear(JsonNode payload) {
        StringBuilder body = new StringBuilder();
        payload.properties()
                .forEach(field -> body.append(body.isEmpty() ? "" : "&")
                        .append(URLEncoder.encode(field.getKey(), UTF_8))
                        .append('=')
                        .append(URLEncoder.encode(field.getValue().asText(), UTF_8)));
        return hear(body.toString().getBytes(UTF_8));
    }

    @Override
    Heard hear(Form.Fields form, byte[] body) {
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
        String text = new String(body, UTF_8);
        return new Heard.Errand("command " + SlackDesk.lane(by.get()), () -> bolt.run(path(), accepts(), text));
    }
}
