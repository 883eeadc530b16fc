package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A notice about somebody's conversation, posted into a channel: what is the matter, the way to the case, and buttons
/// that act on it. Notices are kept as plain texts; the last line of an alert is the address of its case. A pure
/// function.
///
/// @param words what is the matter, escaped
/// @param link where the case is
/// @param id the case's
public record Alert(String words, String link, String id) {
    private static final String BLOCK = "parley-case";
    private static final Pattern LINK = Pattern.compile("https?://\\S+/admin/inbox/([a-z2-7]{25}-\\d+)");

    /// Something that the person has answered.
    ///
    /// @param comment "" if there is none
    public record Said(String step, String answer, String comment) {}

    /// An alert as it is kept. What people have said is no mark-up, whatever they wrote.
    ///
    /// @param words the author's
    public static String text(String words, List<Said> said, String link) {
        StringBuilder text = new StringBuilder(words);
        for (Said one : said) {
            text.append("\n• ").append(one.step()).append(": ").append(SlackText.literal(one.answer()));
            text.append(one.comment().isEmpty() ? "" : " (" + SlackText.literal(one.comment()) + ")");
        }
        return text.append('\n').append(link).toString();
    }

    /// Reads what {@link #text} made; empty for any other text.
    static Optional<Alert> of(String text) {
        int end = text.lastIndexOf('\n');
        Matcher link = LINK.matcher(text.substring(end + 1));
        return end > 0 && link.matches()
                ? Optional.of(new Alert(SlackText.said(text.substring(0, end)), link.group(), link.group(1)))
                : Optional.empty();
    }

    /// As it is posted.
    ArrayNode open() {
        return blocks("", List.of(Action.TAKE, Action.SNOOZE, Action.RESOLVE));
    }

    /// As it is shown once somebody has done something about it.
    ArrayNode after(AlertDesk.Deed deed, String user, Instant until) {
        String who = "<@" + user + ">";
        return switch (deed) {
            case TAKE -> blocks("✋ Taken by " + who, List.of(Action.SNOOZE, Action.RESOLVE));
            case SNOOZE -> blocks("💤 Put away by " + who + until(until), List.of(Action.TAKE, Action.RESOLVE));
            case RESOLVE -> blocks("✅ Done, says " + who, List.of());
        };
    }

    /// Slack shows it by each reader's own clock.
    private static String until(Instant until) {
        return " until <!date^" + until.getEpochSecond() + "^{date_short_pretty}, {time}|" + until + ">";
    }

    private ArrayNode blocks(String state, List<Action> actions) {
        ArrayNode blocks = Json.array().add(Block.section(words));
        blocks.add(Block.context((state.isEmpty() ? "" : state + "  ·  ") + "<" + link + "|Open the case>"));
        ArrayNode buttons = Json.array();
        actions.forEach(action -> buttons.add(button(action)));
        return buttons.isEmpty() ? blocks : blocks.add(Block.actions(BLOCK, buttons));
    }

    private com.fasterxml.jackson.databind.node.ObjectNode button(Action action) {
        return switch (action) {
            case TAKE -> Block.button(action.id(), "Take it", id, "Take it: the case becomes yours");
            case SNOOZE -> Block.button(action.id(), "Snooze a day", id, "Snooze: the case comes back in a day");
            default -> Block.button(action.id(), "Done", id, "Done: close the case");
        };
    }
}
