package dev.parley.web;

import dev.parley.followup.Remark;
import dev.parley.followup.RemarkFields;
import dev.parley.theme.Themes;
import dev.parley.theme.Tones;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// What people said, and what is made of it, as JSON. Safe for any thread.
final class RemarkJson {
    private RemarkJson() {}

    /// A remark with its themes and how it sounds; no `sentiment` where there are no words of its language.
    static JsonObject of(Remark one, Themes themes, Tones tones) {
        JsonObject json = ValueJson.of(RemarkFields.of(one)) instanceof JsonObject fields ? fields : new JsonObject();
        tones.of(one.text(), one.language())
                .ifPresent(sound -> json.put(
                        "sentiment",
                        new JsonObject().put("estimate", sound.tone().word()).put("score", hundredth(sound.score()))));
        return json.put("themes", new JsonArray(themes.of(one.text(), one.language())));
    }

    /// To a hundredth.
    static double hundredth(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
