package dev.parley.channel.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.channel.Heard;
import dev.parley.channel.Inbound;
import dev.parley.channel.ReplyBody;
import dev.parley.kit.Form;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Where Slack tells that somebody used the command `/parley`
/// (docs.slack.dev/interactivity/implementing-slash-commands). The answer is seen by that person alone.
public final class CommandsWebhook extends SlackCalls {
    private final Proof proof;
    private final Commands commands;

    /// @param commands does what a command asks
    public CommandsWebhook(Proof proof, Commands commands) {
        super("commands");
        this.proof = proof;
        this.commands = commands;
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
            case Form.Fields form -> hear(form::first);
        };
    }

    /// What a command means that is proven to come from Slack.
    ///
    /// @param field gives a field's value, "" if there is none
    Heard hear(UnaryOperator<String> field) {
        if (field.apply("ssl_check").equals("1")) {
            return new Heard.AtOnce(ReplyBody.EMPTY);
        }
        String team = Person.first(field.apply("team_id"), field.apply("enterprise_id"));
        Optional<Person> by = Person.of(team, field.apply("user_id"));
        String id = field.apply("trigger_id");
        if (by.isEmpty() || field.apply("command").isEmpty() || id.length() > Inbound.MAX_NAME) {
            return new Heard.Unreadable("the command names no user or no command");
        }
        Commands.Order order = new Commands.Order(
                by.get(), SlackText.heard(field.apply("text")).strip(), id);
        return new Heard.Errand("command " + SlackDesk.lane(by.get()), () -> reply(commands.answer(order)));
    }

    private static ReplyBody reply(String text) {
        String answer = Json.object()
                .put("response_type", "ephemeral")
                .put("text", text)
                .toString();
        return ReplyBody.of("application/json; charset=utf-8", answer.getBytes(UTF_8));
    }
}
