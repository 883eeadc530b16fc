package dev.parley.web;

import dev.parley.board.Beside;
import dev.parley.insight.Correlation;
import dev.parley.kit.Word;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// A measure beside scores, as the API shows it.
final class BesideJson {
    /// Said with every answer: nobody should have to know it.
    private static final String NOTE =
            "What goes together need not cause one another: a third thing, such as a season, may move both."
                    + " Straight trends are taken out. All lags together are wrong at most 1 time in 20.";

    private BesideJson() {}

    static JsonObject of(Beside beside) {
        JsonArray points = new JsonArray();
        beside.points().forEach(point -> points.add(point(point)));
        JsonArray lags = new JsonArray();
        beside.lags().forEach(lag -> lags.add(lag(lag)));
        return new JsonObject().put("points", points).put("lags", lags).put("note", NOTE);
    }

    private static JsonObject point(Beside.Point point) {
        JsonObject json = new JsonObject()
                .put("from", point.days().from().toString())
                .put("to", point.days().to().toString())
                .put("days", point.known());
        point.value().ifPresent(value -> json.put("value", rounded(value, 1_000)));
        point.score().ifPresent(score -> json.put("score", FigureJson.of(score)));
        return json;
    }

    private static JsonObject lag(Beside.Lag lag) {
        JsonObject json = new JsonObject().put("lag", lag.pieces()).put("pairs", lag.pairs());
        lag.found()
                .ifPresent(found -> json.put("value", rounded(found.value(), 100))
                        .put("low", rounded(found.interval().low(), 100))
                        .put("high", rounded(found.interval().high(), 100))
                        .put("worth", rounded(found.worth(), 10)));
        return json.put("says", lag.found().map(BesideJson::says).orElse("too-few"));
    }

    private static String says(Correlation found) {
        return Word.of(found.says());
    }

    private static double rounded(double value, double parts) {
        return Math.round(value * parts) / parts;
    }
}
