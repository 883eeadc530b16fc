package dev.parley.web;

import dev.parley.authoring.Said;
import dev.parley.authoring.TextPaths;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flowfile.source.Mark;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/// The texts of a flow as the API shows them: side by side in its languages, and what each way through it takes as text
/// messages.
final class TextJson {
    private TextJson() {}

    /// `{ways: [{choices, replies, segments: {en: 3}}], more}`, the dearest first.
    static JsonObject paths(Flow flow) {
        TextPaths.Ways ways = TextPaths.of(flow);
        JsonArray items = new JsonArray();
        for (TextPaths.Path path : ways.paths()) {
            JsonObject segments = new JsonObject();
            path.segments().forEach((language, count) -> segments.put(language.tag(), count));
            items.add(new JsonObject()
                    .put("choices", new JsonArray(path.choices()))
                    .put("replies", path.replies())
                    .put("segments", segments));
        }
        return new JsonObject().put("ways", items).put("more", ways.more());
    }

    /// `[{what, line, column, missing: ["es"], texts: {en: "…"}}]`, in the order of the flow.
    static JsonArray texts(Flow flow, Map<String, Mark> places) {
        JsonArray items = new JsonArray();
        Said.of(flow, places).forEach(said -> items.add(of(said, flow.about().languages())));
        return items;
    }

    private static JsonObject of(Said said, List<Language> languages) {
        JsonArray missing = new JsonArray();
        JsonObject texts = new JsonObject();
        for (Language language : languages) {
            String text = said.source(language);
            if (!text.isEmpty()) {
                texts.put(language.tag(), text);
            }
            if (!said.isIn(language)) {
                missing.add(language.tag());
            }
        }
        JsonObject json = new JsonObject()
                .put("what", said.what())
                .put("missing", missing)
                .put("texts", texts);
        said.at().ifPresent(at -> json.put("line", at.line()).put("column", at.column()));
        return json;
    }
}
