package dev.parley.web;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The same results as rows: made of the JSON that is shown, so both say the same. One row a number; what a row does
/// not have is absent.
final class ResultRows {
    /// The columns, in their order.
    static final List<String> COLUMNS = List.of(
            "part", "from", "to", "field", "group", "step", "name", "count", "value", "low", "high", "too_few", "says");

    private final List<JsonObject> rows = new ArrayList<>();
    private final JsonObject results;

    private ResultRows(JsonObject results) {
        this.results = results;
    }

    static List<JsonObject> of(JsonObject results) {
        ResultRows rows = new ResultRows(results);
        rows.outcomes(results.getJsonObject("outcomes"));
        objects(results, "questions").forEach(rows::question);
        objects(results, "trend").forEach(point -> rows.point("trend", Map.of(), point));
        objects(results, "groups").forEach(rows::groups);
        rows.comparison(results.getJsonObject("comparison"));
        return List.copyOf(rows.rows);
    }

    private void outcomes(JsonObject outcomes) {
        objects(outcomes, "counts").forEach(one -> count("outcome", Map.of("name", one.getString("outcome")), one));
        objects(outcomes, "reasons").forEach(one -> count("not-sent", Map.of("name", one.getString("reason")), one));
        List.of("response", "completion")
                .forEach(name -> figure("rate", Map.of("name", name), outcomes.getJsonObject(name)));
    }

    private void question(JsonObject question) {
        String step = question.getString("step");
        List.of("reached", "answered", "skipped", "left", "open")
                .forEach(way -> row("step", Map.of("step", step, "name", way, "count", question.getLong(way))));
        objects(question, "scores").forEach(score -> figure("score", Map.of("step", step), score));
        objects(question, "distribution")
                .forEach(one -> count("answer", Map.of("step", step, "name", one.getString("value")), one));
    }

    private void point(String part, Map<String, Object> of, JsonObject point) {
        for (JsonObject one : objects(point, "questions")) {
            JsonObject cells = cells(of)
                    .put("from", point.getString("from"))
                    .put("to", point.getString("to"))
                    .put("step", one.getString("step"));
            figure(part, cells.getMap(), one);
        }
    }

    private void groups(JsonObject field) {
        objects(field, "values").forEach(group -> group("group", field.getString("field"), group));
    }

    private void group(String part, String field, JsonObject group) {
        Map<String, Object> of = Map.of("field", field, "group", group.getString("value"));
        row(part, cells(of).put("count", group.getLong("conversations")).getMap());
        objects(group, "questions")
                .forEach(one -> figure(
                        part, cells(of).put("step", one.getString("step")).getMap(), one));
    }

    private void comparison(JsonObject comparison) {
        String field = comparison.getString("field");
        for (JsonObject side : objects(comparison, "sides")) {
            group("side", field, side);
            Map<String, Object> of = Map.of("field", field, "group", side.getString("value"));
            objects(side, "trend").forEach(point -> point("side-trend", of, point));
        }
        objects(comparison, "pairs")
                .forEach(pair -> row(
                        "pair",
                        Map.of(
                                "field", field,
                                "step", pair.getString("step"),
                                "group", pair.getString("other"),
                                "name", pair.getString("one"),
                                "says", pair.getString("difference"))));
    }

    private void count(String part, Map<String, Object> of, JsonObject one) {
        row(part, cells(of).put("count", one.getLong("count")).getMap());
    }

    private void figure(String part, Map<String, Object> of, JsonObject figure) {
        JsonObject cells = cells(of);
        cells.getMap().putIfAbsent("name", figure.getString("name", ""));
        cells.put("count", figure.getLong("answers"));
        List.of("value", "low", "high").forEach(number -> put(cells, number, figure.getDouble(number)));
        put(cells, "too_few", figure.getBoolean("tooFew"));
        put(cells, "says", figure.getString("difference", figure.getString("change")));
        row(part, cells.getMap());
    }

    private static void put(JsonObject cells, String name, @Nullable Object value) {
        if (value != null) {
            cells.put(name, value);
        }
    }

    private void row(String part, Map<String, Object> cells) {
        JsonObject all = cells(cells).put("part", part);
        all.getMap().putIfAbsent("from", results.getString("from"));
        all.getMap().putIfAbsent("to", results.getString("to"));
        JsonObject row = new JsonObject();
        COLUMNS.stream().filter(all::containsKey).forEach(column -> row.put(column, all.getValue(column)));
        rows.add(row);
    }

    private static JsonObject cells(Map<String, Object> cells) {
        return new JsonObject().mergeIn(new JsonObject(cells));
    }

    private static List<JsonObject> objects(JsonObject of, String name) {
        JsonArray array = of.getJsonArray(name);
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
