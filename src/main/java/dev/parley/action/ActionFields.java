package dev.parley.action;

import dev.parley.flow.FlowId;
import dev.parley.flow.LengthOfTime;
import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Parts;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Actions as named values, for the store and for the API.
public final class ActionFields {
    private static final int NAME = 100;
    private static final int TITLE = 300;
    /// Two text messages, or three in languages beyond GSM 7-bit.
    private static final int TEXT = 300;
    /// Who spoke of it longer ago has forgotten.
    private static final Duration USUAL = Duration.ofDays(90);

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final int CHANNELS = 10;

    private ActionFields() {}

    /// Reads a new action: `{theme, flow, title}`, by nobody yet.
    ///
    /// @param faults what is wrong is added; what is read is of no use then
    public static Action.About about(Value given, List<String> themes, Instant now, List<Fault> faults) {
        Parts parts = Parts.of(given, faults);
        String theme = parts.needed("theme", NAME);
        if (!theme.isEmpty() && !themes.contains(theme)) {
            String known = themes.isEmpty() ? "there are none yet: PUT /api/v1/themes" : String.join(", ", themes);
            parts.fault("theme", "is no theme; known are: " + known);
        }
        String flow = parts.text("flow", NAME);
        if (!flow.isEmpty() && !FlowId.isValid(flow)) {
            parts.fault("flow", "is no survey's name");
        }
        Action.About read = new Action.About(theme, flow, parts.needed("title", TITLE), "", now);
        parts.nothingElse();
        return read;
    }

    /// Reads what is told at the end: `{text: {en: …}, back, holdBack, slack}`, by nobody yet.
    ///
    /// @param faults what is wrong is added; what is read is of no use then
    public static Action.News news(Value given, Instant now, List<Fault> faults) {
        Parts parts = Parts.of(given, faults);
        Map<String, String> texts = texts(parts.object("text"));
        Duration back = parts.duration("back").orElse(USUAL);
        if (back.compareTo(LONGEST) > 0) {
            parts.fault("back", "is a year at most");
        }
        List<String> slack = parts.texts("slack", NAME);
        if (slack.size() > CHANNELS) {
            parts.fault("slack", "are " + CHANNELS + " channels at most");
        }
        Action.News read =
                new Action.News(texts, back, Math.toIntExact(parts.whole("holdBack", 0, 0, 50)), slack, now, "");
        parts.nothingElse();
        return read;
    }

    private static Map<String, String> texts(Parts parts) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (String language : parts.names()) {
            String text = parts.needed(language, TEXT);
            if (!language.matches("[a-z]{2,3}(-[A-Za-z0-9]+)*")) {
                parts.fault(language, "is no language such as en");
            }
            texts.put(language, text);
        }
        if (texts.isEmpty()) {
            parts.fault("", "is what people are told, by language: {\"en\": \"You said … We did …\"}");
        }
        return texts;
    }

    /// The action as the API shows it.
    public static Value.Fields shown(Action one) {
        Value.Fields fields = Value.Fields.NONE
                .with("id", Value.of(one.id()))
                .with("version", Value.of(one.version()))
                .with("theme", Value.of(one.about().theme()))
                .with("flow", Value.of(one.about().flow()))
                .with("title", Value.of(one.about().title()))
                .with("by", Value.of(one.about().by()))
                .with("created", new Value.Moment(one.about().created()))
                .with("done", Value.of(one.isDone()));
        return one.news().map(news -> fields.with("news", of(news))).orElse(fields);
    }

    private static Value.Fields of(Action.News news) {
        Map<String, Value> texts = new LinkedHashMap<>();
        news.texts().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> texts.put(entry.getKey(), Value.of(entry.getValue())));
        return Value.Fields.NONE
                .with("text", new Value.Fields(texts))
                .with("back", Value.of(LengthOfTime.shown(news.back())))
                .with("holdBack", Value.of(news.holdBack()))
                .with(
                        "slack",
                        new Value.Many(news.slack().stream().map(Value::of).toList()))
                .with("at", new Value.Moment(news.at()))
                .with("by", Value.of(news.by()));
    }

    static Value.Fields stored(Action one) {
        Value.Fields fields = shown(one).with("state", Value.of(one.state().word()));
        return one.news()
                .map(news -> fields.with("backMinutes", Value.of(news.back().toMinutes())))
                .orElse(fields);
    }

    static Action from(Value.Fields stored) {
        return Parts.stored(stored, ActionFields::from, one -> "action " + one.id());
    }

    private static Action from(Parts parts) {
        Action.About about = new Action.About(
                parts.text("theme", NAME),
                parts.text("flow", NAME),
                parts.text("title", TITLE),
                parts.text("by", NAME),
                parts.at("created").orElse(Instant.EPOCH));
        Duration back = Duration.ofMinutes(parts.whole("backMinutes", 0, 0, Integer.MAX_VALUE));
        return new Action(
                parts.needed("id", NAME),
                parts.whole("version", 0, 0, Long.MAX_VALUE),
                about,
                parts.word("state", Action.State.class),
                parts.has("news") ? Optional.of(from(parts.object("news"), back)) : Optional.empty());
    }

    private static Action.News from(Parts parts, Duration back) {
        return new Action.News(
                texts(parts.object("text")),
                back,
                Math.toIntExact(parts.whole("holdBack", 0, 0, 100)),
                parts.texts("slack", NAME),
                parts.at("at").orElse(Instant.EPOCH),
                parts.text("by", NAME));
    }
}
