package dev.parley.web;

import dev.parley.insight.Figure;
import dev.parley.insight.Outcome;
import dev.parley.insight.Outcomes;
import dev.parley.kit.Word;
import dev.parley.results.Report;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;

/// What became of everybody who was to be asked, as the API shows it.
final class OutcomeJson {
    private OutcomeJson() {}

    static JsonObject of(Report.Span span) {
        Outcomes now = span.now().everybody();
        JsonObject json = new JsonObject().put("invited", now.invited()).put("reached", now.reached());
        JsonArray counts = new JsonArray();
        for (Outcome outcome : Outcome.values()) {
            counts.add(new JsonObject().put("outcome", word(outcome)).put("count", now.of(outcome)));
        }
        JsonArray reasons = new JsonArray();
        now.reasons()
                .forEach((reason, count) ->
                        reasons.add(new JsonObject().put("reason", reason).put("count", count)));
        Outcomes before = span.before().everybody();
        return json.put("counts", counts)
                .put("reasons", reasons)
                .put("response", rate(now, before, Outcomes::response))
                .put("completion", rate(now, before, Outcomes::completion));
    }

    private static JsonObject rate(Outcomes now, Outcomes before, Function<Outcomes, Optional<Figure>> rate) {
        JsonObject json = rate.apply(now).map(FigureJson::of).orElseGet(() -> new JsonObject().put("answers", 0));
        rate.apply(before).ifPresent(was -> json.put("before", FigureJson.of(was)));
        return json;
    }

    private static String word(Outcome outcome) {
        return Word.of(outcome);
    }
}
