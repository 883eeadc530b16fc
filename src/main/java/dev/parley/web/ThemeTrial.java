package dev.parley.web;

import dev.parley.followup.Remark;
import dev.parley.followup.Remarks;
import dev.parley.followup.ThemeReading;
import dev.parley.theme.Theme;
import dev.parley.theme.Themes;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/// A file of themes that is tried out, as JSON. Safe for any thread.
final class ThemeTrial {
    private static final int EXAMPLES = 3;

    private ThemeTrial() {}

    /// What is wrong with it.
    static JsonObject faults(ThemeReading read) {
        JsonArray faults = new JsonArray();
        read.flaws()
                .forEach(flaw -> faults.add(new JsonObject()
                        .put("line", flaw.mark().line())
                        .put("column", flaw.mark().column())
                        .put("message", flaw.message())));
        return new JsonObject().put("faults", faults);
    }

    /// What each theme finds, with examples, and what none does.
    static JsonObject found(JsonObject json, Themes themes, Remarks.Found found) {
        JsonArray told = new JsonArray();
        themes.all().forEach(theme -> told.add(found(theme, found)));
        long none = found.remarks().stream()
                .filter(one -> themes.of(one.text(), one.language()).isEmpty())
                .count();
        return json.put("themes", told)
                .put("remarks", found.remarks().size())
                .put("none", none)
                .put("whole", found.whole());
    }

    private static JsonObject found(Theme theme, Remarks.Found found) {
        List<Remark> fitting = found.remarks().stream()
                .filter(one -> theme.fits(one.text(), one.language()))
                .toList();
        JsonArray examples = new JsonArray();
        fitting.stream()
                .limit(EXAMPLES)
                .forEach(one ->
                        examples.add(new JsonObject().put("text", one.text()).put("language", one.language())));
        return new JsonObject()
                .put("name", theme.name())
                .put("mentions", fitting.size())
                .put("examples", examples);
    }
}
