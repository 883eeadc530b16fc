package dev.parley.web;

import dev.parley.followup.LeaningWord;
import dev.parley.followup.Mentions;
import dev.parley.followup.Remark;
import dev.parley.followup.Sounds;
import dev.parley.followup.ThemeReport;
import dev.parley.insight.Measure;
import dev.parley.insight.Tally;
import dev.parley.theme.Suggestion;
import dev.parley.theme.Tone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What people speak of and how it sounds, as JSON. Safe for any thread.
final class ThemeReportJson {
    private static final String UNHAPPY = "unhappy";
    private static final Measure NEGATIVE = Measure.share("negative", 1, 1);

    private ThemeReportJson() {}

    /// The report.
    static JsonObject of(ThemeReport report) {
        List<Remark> all = report.found().remarks();
        JsonArray overTime = new JsonArray();
        report.overTime().forEach((day, sounds) -> overTime.add(of(sounds).put("from", day.toString())));
        return new JsonObject()
                .put("remarks", all.size())
                .put(
                        UNHAPPY,
                        all.stream()
                                .filter(one -> one.mood() == Remark.Mood.UNHAPPY)
                                .count())
                .put("whole", report.found().whole())
                .put("sentiment", of(report.sounds()))
                .put("overTime", overTime)
                .put(
                        "themes",
                        array(report.themes().stream().map(ThemeReportJson::of).toList()))
                .put(
                        "words",
                        array(report.words().stream().map(ThemeReportJson::of).toList()))
                .put(
                        "suggestions",
                        array(report.suggestions().stream()
                                .map(ThemeReportJson::of)
                                .toList()));
    }

    private static JsonArray array(List<JsonObject> items) {
        return new JsonArray(items);
    }

    /// The counts, and the share of negative ones among those that could be estimated.
    private static JsonObject of(Sounds sounds) {
        JsonObject json = new JsonObject();
        for (Tone tone : Tone.values()) {
            json.put(tone.word(), sounds.of(tone));
        }
        Map<Integer, Long> negative = new TreeMap<>();
        sounds.counts()
                .forEach((tone, count) -> negative.merge(tone == Tone.NEGATIVE ? 1 : 0, (long) count, Long::sum));
        NEGATIVE.figure(new Tally(negative)).ifPresent(share -> json.put("share", FigureJson.of(share)));
        return json.put("unknown", sounds.unknown());
    }

    private static JsonObject of(Mentions theme) {
        return new JsonObject()
                .put("name", theme.theme())
                .put("mentions", theme.all())
                .put(UNHAPPY, theme.unhappy())
                .put("sentiment", of(theme.sounds()));
    }

    private static JsonObject of(LeaningWord word) {
        return new JsonObject()
                .put("word", word.word().word())
                .put("z", RemarkJson.hundredth(word.word().z()))
                .put(UNHAPPY, word.word().here())
                .put("others", word.word().there())
                .put("suggested", word.isNew());
    }

    private static JsonObject of(Suggestion one) {
        return new JsonObject()
                .put("words", new JsonArray(one.words()))
                .put(UNHAPPY, one.here())
                .put("others", one.there());
    }
}
