package dev.parley.channel.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.channel.About;
import dev.parley.channel.Handled;
import dev.parley.channel.Heard;
import dev.parley.channel.Inbound;
import dev.parley.channel.Question;
import dev.parley.channel.ReplyBody;
import java.util.Optional;

/// The form for a longer answer: what it looks like, and what becomes of it once it is filled in. Safe for any thread.
final class Modals {
    private static final String FORM = "parley:write";
    private static final String FIELD = "words";
    /// Slack's limit for the title and the buttons of a form.
    private static final int MAX_TITLE = 24;
    /// Slack's limit for what a person may write into a field.
    private static final int MAX_WORDS = 3_000;

    private final SlackDesk desk;

    /// Forms whose words go to this desk.
    Modals(SlackDesk desk) {
        this.desk = desk;
    }

    /// The form for a question.
    static ObjectNode form(Question question, String text) {
        Words words = Words.of(question.language());
        ObjectNode form =
                Json.object().put("type", "modal").put("callback_id", FORM).put("private_metadata", question.ref());
        form.set("title", Block.plain(Block.clip(words.get("form"), MAX_TITLE)));
        form.set("submit", Block.plain(Block.clip(words.get("submit"), MAX_TITLE)));
        form.set("close", Block.plain(Block.clip(words.get("cancel"), MAX_TITLE)));
        ObjectNode input = Json.object().put("type", "input").put("block_id", FIELD);
        input.set("label", Block.plain(words.get("form")));
        input.putObject("element")
                .put("type", "plain_text_input")
                .put("action_id", FIELD)
                .put("multiline", true)
                .put("max_length", MAX_WORDS)
                .put("focus_on_load", true);
        form.putArray("blocks").add(Block.section(text)).add(input);
        return form;
    }

    Heard hear(JsonNode payload) {
        Optional<Person> by = Person.ofInteraction(payload);
        JsonNode view = payload.path("view");
        if (by.isEmpty() || !view.isObject()) {
            return new Heard.Unreadable("the payload names no user or no view");
        }
        String id = Person.first(Json.text(payload, "trigger_id"), Json.text(view, "id") + Json.text(view, "hash"));
        if (!Json.text(view, "callback_id").equals(FORM) || id.isEmpty()) {
            return new Heard.Nothing("a form that is not ours");
        }
        Inbound.Content content = new Inbound.Content(
                Json.text(view, "state", "values", FIELD, FIELD, "value"),
                0,
                Inbound.Consent.UNMARKED,
                new About.Form(Json.text(view, "private_metadata")));
        return new Heard.Errand(
                SlackDesk.lane(by.get()), () -> take(SlackDesk.inbound(by.get(), Once.name(id), content)));
    }

    private ReplyBody take(Inbound inbound) {
        Handled handled = desk.inbox().apply(inbound);
        return handled.fate() == Handled.Fate.TOO_LATE ? closed() : ReplyBody.EMPTY;
    }

    /// The form stays open and says why, so that nobody loses what they wrote.
    private static ReplyBody closed() {
        ObjectNode answer = Json.object().put("response_action", "errors");
        answer.putObject("errors").put(FIELD, Words.of("").get("closed"));
        return ReplyBody.of("application/json; charset=utf-8", answer.toString().getBytes(UTF_8));
    }
}
