package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// Single pieces of Slack's Block Kit (docs.slack.dev/reference/block-kit), within its limits.
final class Block {
    /// Characters of a section's text.
    static final int MAX_SECTION = 3_000;
    /// Elements of an actions block.
    static final int MAX_ELEMENTS = 25;
    /// Characters of a button's or an option's text, and of what a screen reader says for it.
    static final int MAX_LABEL = 75;
    /// Options of a menu, or of one of its groups.
    static final int MAX_OPTIONS = 100;
    /// Checkboxes of a group.
    static final int MAX_CHECKBOXES = 10;

    private Block() {}

    /// A paragraph in Slack's mark-up.
    static ObjectNode section(String text) {
        ObjectNode section = Json.object().put("type", "section");
        section.set("text", markup(clip(text, MAX_SECTION)));
        return section;
    }

    /// A line in small print, in Slack's mark-up.
    static ObjectNode context(String text) {
        ObjectNode context = Json.object().put("type", "context");
        context.putArray("elements").add(markup(clip(text, MAX_SECTION)));
        return context;
    }

    /// A heading.
    static ObjectNode header(String text) {
        ObjectNode header = Json.object().put("type", "header");
        header.set("text", plain(clip(text, 150)));
        return header;
    }

    /// Controls in a row.
    ///
    /// @param id comes back with them; unique in its message
    static ObjectNode actions(String id, ArrayNode elements) {
        ObjectNode actions = Json.object().put("type", "actions").put("block_id", id);
        actions.set("elements", elements);
        return actions;
    }

    /// A button.
    ///
    /// @param spoken what a screen reader says for it, "" for its text
    static ObjectNode button(String action, String text, String value, String spoken) {
        ObjectNode button = Json.object().put("type", "button").put("action_id", action);
        button.set("text", plain(clip(text, MAX_LABEL)));
        if (!value.isEmpty()) {
            button.put("value", value);
        }
        return button.put("accessibility_label", clip(spoken.isEmpty() ? text : spoken, MAX_LABEL));
    }

    /// Something to choose in a menu.
    static ObjectNode option(String text, String value) {
        ObjectNode option = Json.object();
        option.set("text", plain(clip(text, MAX_LABEL)));
        return option.put("value", value);
    }

    /// Words that are no mark-up.
    static ObjectNode plain(String text) {
        return Json.object().put("type", "plain_text").put("text", text).put("emoji", true);
    }

    private static ObjectNode markup(String text) {
        return Json.object().put("type", "mrkdwn").put("text", text);
    }

    /// Cut to a length, without splitting a character.
    static String clip(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }
}
