package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// The form in which somebody who closes a case says what the cause was. What is needed to show the alert anew goes
/// with it and comes back as a {@link Closing}. Pure functions.
final class ClosingForm {
    /// Names the form in what comes back.
    static final String ID = "parley:close";
    /// The field for the cause.
    static final String CAUSE = "cause";

    /// The field for what was done.
    static final String NOTE = "note";

    /// Slack's limit for what goes with a form and comes back.
    private static final int MAX_CARRIED = 3_000;
    /// As long as causes and notes over the API.
    private static final int MAX_CAUSE = 100;

    private static final int MAX_NOTE = 1_600;

    private ClosingForm() {}

    /// The form for a case.
    ///
    /// @param causes to choose from; empty for any word
    static ObjectNode of(Tap tap, String id, List<String> causes) {
        Words say = Words.of(Alert.language(tap));
        ObjectNode form = Modals.dialog(ID, carried(tap, id), say.get("alert.form"), say.get("alert.done"), say);
        ArrayNode blocks = form.putArray("blocks");
        ObjectNode cause = Modals.field(CAUSE, say.get("alert.cause"));
        if (causes.isEmpty()) {
            cause.put("optional", true).set("element", Modals.line(CAUSE, MAX_CAUSE));
        } else {
            cause.set("element", menu(causes, say.get("choose")));
        }
        ObjectNode note = Modals.field(NOTE, say.get("alert.note")).put("optional", true);
        note.set("element", Modals.line(NOTE, MAX_NOTE).put("multiline", true));
        blocks.add(cause).add(note);
        return form;
    }

    private static ObjectNode menu(List<String> causes, String choose) {
        ObjectNode menu = Json.object().put("type", "static_select").put("action_id", CAUSE);
        menu.set("placeholder", Block.plain(choose));
        ArrayNode options = menu.putArray("options");
        causes.stream().limit(Block.MAX_OPTIONS).forEach(cause -> options.add(Block.option(cause, cause)));
        return menu;
    }

    /// Long texts are cut: the alert tells the rest behind its link.
    private static String carried(Tap tap, String id) {
        ObjectNode carried = Json.object()
                .put("case", id)
                .put("block", tap.ref())
                .put("room", tap.place().room())
                .put("ts", tap.place().ts())
                .put("url", tap.place().responseUrl());
        String text = tap.place().text();
        String whole = carried.put("text", text).toString();
        while (whole.length() > MAX_CARRIED) {
            text = Block.clip(text, text.length() / 2);
            whole = carried.put("text", text).toString();
        }
        return whole;
    }
}
