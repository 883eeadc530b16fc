package dev.parley.web;

import dev.parley.insight.Change;
import dev.parley.insight.Comparison;
import dev.parley.insight.Figure;
import dev.parley.kit.Word;
import dev.parley.results.Counts;
import dev.parley.results.Gauge;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/// Figures as the API shows them: to a tenth, with their interval, and whether they say anything.
final class FigureJson {
    private FigureJson() {}

    static JsonObject of(Figure figure) {
        return new JsonObject()
                .put("name", figure.name())
                .put("answers", figure.answers())
                .put("value", rounded(figure.value()))
                .put("low", rounded(figure.interval().low()))
                .put("high", rounded(figure.interval().high()))
                .put("tooFew", figure.isTooFew())
                // Shown, but greyed: whoever picks the best of many small groups picks luck.
                .put("small", figure.answers() < Comparison.LEAST);
    }

    /// With what it was before; without answers, only its name.
    static JsonObject changed(Gauge gauge, Counts before, Counts now) {
        JsonObject json = gauge.figure(now)
                .map(FigureJson::of)
                .orElseGet(() -> new JsonObject().put("name", gauge.name()).put("answers", 0));
        return withChange(json, gauge.figure(before), gauge.change(before, now))
                .put("unit", Word.of(gauge.measure().unit()));
    }

    static JsonObject withChange(JsonObject json, Optional<Figure> before, Change change) {
        before.ifPresent(was -> json.put("before", of(was)));
        return json.put("change", Word.of(change));
    }

    /// To a hundredth: a mean on five steps needs it.
    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
