package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A notice about somebody's conversation, posted into a channel: what is the matter, the way to the case, and buttons
/// that act on it. Notices are kept as plain texts; the last line of an alert is the address of its case, which names
/// the language of its controls unless that is English. A pure function.
///
/// @param words what is the matter, escaped
/// @param link where the case is
/// @param id the case's
/// @param language of those who read it, the one in which the survey is written
public record Alert(String words, String link, String id, String language) {
    private static final String BLOCK = "parley-case:";
    private static final Pattern LINK =
            Pattern.compile("(https?://\\S+/admin/inbox/([a-z2-7]{25}-\\d+))(?:\\?lang=([A-Za-z0-9-]{2,35}))?");
    private static final String ENGLISH = "en";

    /// Something that the person has answered.
    ///
    /// @param comment "" if there is none
    public record Said(String step, String answer, String comment) {}

    /// An alert as it is kept. What people have said is no mark-up, whatever they wrote.
    ///
    /// @param words the author's
    /// @param language the tag of the author's language
    public static String text(String words, List<Said> said, String link, String language) {
        StringBuilder text = new StringBuilder(words);
        for (Said one : said) {
            text.append("\n• ").append(one.step()).append(": ").append(SlackText.literal(one.answer()));
            text.append(one.comment().isEmpty() ? "" : " (" + SlackText.literal(one.comment()) + ")");
        }
        return text.append('\n')
                .append(link)
                .append(language.equals(ENGLISH) ? "" : "?lang=" + language)
                .toString();
    }

    /// Reads what {@link #text} made; empty for any other text.
    static Optional<Alert> of(String text) {
        int end = text.lastIndexOf('\n');
        Matcher link = LINK.matcher(text.substring(end + 1));
        if (end <= 0 || !link.matches()) {
            return Optional.empty();
        }
        String language = Objects.requireNonNullElse(link.group(3), ENGLISH);
        return Optional.of(new Alert(SlackText.said(text.substring(0, end)), link.group(1), link.group(2), language));
    }

    /// The language of the alert whose button was pressed.
    static String language(Tap tap) {
        String block = tap.ref();
        return block.startsWith(BLOCK) ? block.substring(BLOCK.length()) : ENGLISH;
    }

    /// As it is posted.
    ArrayNode open() {
        return blocks("", List.of(Action.TAKE, Action.SNOOZE, Action.RESOLVE));
    }

    /// As it is shown once somebody has done something about it.
    ArrayNode after(AlertDesk.Deed deed, String user, Instant until) {
        Words say = Words.of(language);
        String who = "<@" + user + ">";
        return switch (deed) {
            case AlertDesk.Deed.Take take ->
                blocks("✋ " + say.get("alert.taken", who), List.of(Action.SNOOZE, Action.RESOLVE));
            case AlertDesk.Deed.Snooze snooze ->
                blocks(
                        "💤 " + say.get("alert.away", who).replace("{1}", shown(until)),
                        List.of(Action.TAKE, Action.RESOLVE));
            case AlertDesk.Deed.Close close ->
                blocks(
                        "✅ " + say.get("alert.closed", who)
                                + (close.cause().isEmpty() ? "" : ": " + SlackText.literal(close.cause())),
                        List.of());
        };
    }

    /// Slack shows it by each reader's own clock.
    private static String shown(Instant until) {
        return "<!date^" + until.getEpochSecond() + "^{date_short_pretty}, {time}|" + until + ">";
    }

    private ArrayNode blocks(String state, List<Action> actions) {
        String way = "<" + link + "|" + Words.of(language).get("alert.open") + ">";
        ArrayNode blocks = Json.array().add(Block.section(words));
        blocks.add(Block.context((state.isEmpty() ? "" : state + "  ·  ") + way));
        ArrayNode buttons = Json.array();
        actions.forEach(action -> buttons.add(button(action)));
        return buttons.isEmpty() ? blocks : blocks.add(Block.actions(BLOCK + language, buttons));
    }

    private ObjectNode button(Action action) {
        return switch (action) {
            case TAKE -> button(action, "alert.take");
            case SNOOZE -> button(action, "alert.snooze");
            default -> button(action, "alert.done");
        };
    }

    private ObjectNode button(Action action, String word) {
        Words say = Words.of(language);
        return Block.button(action.id(), say.get(word), id, say.get(word + ".spoken"));
    }
}
