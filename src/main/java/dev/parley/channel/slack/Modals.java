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

/// Forms: the one for a longer answer, what it looks like and what becomes of it once it is filled in, and what all of
/// them are made of. Safe for any thread.
final class Modals {
    private static final String FORM = "parley:write";
    private static final String FIELD = "words";
    /// Slack's limit for the title and the buttons of a form.
    private static final int MAX_TITLE = 24;
    /// Slack's limit for what a person may write into a field.
    private static final int MAX_WORDS = 3_000;

    private final SlackDesk desk;
    private final Alerts alerts;
    private final Home home;
    private final Once once;

    /// Forms whose words go to this desk.
    ///
    /// @param alerts takes why cases are closed
    /// @param home knows the language of those who filled one in too late
    Modals(SlackDesk desk, Alerts alerts, Home home, Once once) {
        this.once = once;
        this.desk = desk;
        this.alerts = alerts;
        this.home = home;
    }

    /// A form without its fields.
    ///
    /// @param carried comes back with it
    static ObjectNode dialog(String id, String carried, String title, String submit, Words words) {
        ObjectNode form =
                Json.object().put("type", "modal").put("callback_id", id).put("private_metadata", carried);
        form.set("title", Block.plain(Block.clip(title, MAX_TITLE)));
        form.set("submit", Block.plain(Block.clip(submit, MAX_TITLE)));
        form.set("close", Block.plain(Block.clip(words.get("cancel"), MAX_TITLE)));
        return form;
    }

    /// A field without its element.
    static ObjectNode field(String name, String label) {
        ObjectNode field = Json.object().put("type", "input").put("block_id", name);
        field.set("label", Block.plain(label));
        return field;
    }

    /// Where something is written.
    ///
    /// @param most so many characters at most
    static ObjectNode line(String name, int most) {
        return Json.object()
                .put("type", "plain_text_input")
                .put("action_id", name)
                .put("max_length", most);
    }

    /// The form for a question.
    static ObjectNode form(Question question, String text) {
        Words words = Words.of(question.language());
        ObjectNode form = dialog(FORM, question.ref(), words.get("form"), words.get("submit"), words);
        ObjectNode input = field(FIELD, words.get("form"));
        input.set("element", line(FIELD, MAX_WORDS).put("multiline", true).put("focus_on_load", true));
        form.putArray("blocks").add(Block.section(text)).add(input);
        return form;
    }

    Heard hear(JsonNode payload) {
        JsonNode view = payload.path("view");
        return Json.text(view, "callback_id").equals(ClosingForm.ID) ? alerts.closed(payload) : words(payload, view);
    }

    private Heard words(JsonNode payload, JsonNode view) {
        Optional<Person> by = Person.ofInteraction(payload);
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
                SlackDesk.lane(by.get()), () -> take(by.get(), SlackDesk.inbound(by.get(), once.name(id), content)));
    }

    private ReplyBody take(Person by, Inbound inbound) {
        Handled handled = desk.inbox().apply(inbound);
        return handled.fate() == Handled.Fate.TOO_LATE ? closed(by) : ReplyBody.EMPTY;
    }

    private ReplyBody closed(Person by) {
        return refused(FIELD, home.words(by).get("closed"));
    }

    /// The form stays open and says why at a field, so that nobody loses what they wrote.
    static ReplyBody refused(String field, String why) {
        ObjectNode answer = Json.object().put("response_action", "errors");
        answer.putObject("errors").put(field, why);
        return ReplyBody.of("application/json; charset=utf-8", answer.toString().getBytes(UTF_8));
    }
}
