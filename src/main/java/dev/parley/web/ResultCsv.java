package dev.parley.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The same results as a table: made of the JSON that is shown, so both say the same. One row a number; what a row does
/// not have is empty.
final class ResultCsv {
    private static final List<String> COLUMNS =
            List.of("part", "from", "to", "field", "group", "step", "name", "count", "value", "low", "high", "too_few");

    private final StringWriter text = new StringWriter();
    private final CsvWriter table = CsvWriter.builder().bufferSize(0).build(text);
    private final JsonObject results;

    private ResultCsv(JsonObject results) {
        this.results = results;
    }

    static String of(JsonObject results) {
        ResultCsv csv = new ResultCsv(results);
        csv.table.writeRecord(COLUMNS);
        csv.outcomes(results.getJsonObject("outcomes"));
        objects(results, "questions").forEach(csv::question);
        objects(results, "trend").forEach(csv::point);
        objects(results, "groups").forEach(csv::groups);
        return csv.text.toString();
    }

    private void outcomes(JsonObject outcomes) {
        objects(outcomes, "counts")
                .forEach(one -> row("outcome", Map.of("name", one.getString("outcome"), "count", count(one))));
        objects(outcomes, "reasons")
                .forEach(one -> row("not-sent", Map.of("name", one.getString("reason"), "count", count(one))));
        List.of("response", "completion")
                .forEach(name -> figure("rate", Map.of("name", name), outcomes.getJsonObject(name)));
    }

    private void question(JsonObject question) {
        String step = question.getString("step");
        List.of("reached", "answered", "skipped", "left", "open")
                .forEach(way -> row("step", Map.of("step", step, "name", way, "count", "" + question.getLong(way))));
        objects(question, "scores").forEach(score -> figure("score", Map.of("step", step), score));
        objects(question, "distribution")
                .forEach(one ->
                        row("answer", Map.of("step", step, "name", one.getString("value"), "count", count(one))));
    }

    private void point(JsonObject point) {
        objects(point, "questions")
                .forEach(one -> figure(
                        "trend",
                        Map.of(
                                "from", point.getString("from"),
                                "to", point.getString("to"),
                                "step", one.getString("step")),
                        one));
    }

    private void groups(JsonObject field) {
        for (JsonObject group : objects(field, "values")) {
            Map<String, String> of = Map.of("field", field.getString("field"), "group", group.getString("value"));
            row("group", with(of, "count", "" + group.getLong("conversations")));
            objects(group, "questions").forEach(one -> figure("group", with(of, "step", one.getString("step")), one));
        }
    }

    private static Map<String, String> with(Map<String, String> cells, String name, String value) {
        Map<String, String> more = new HashMap<>(cells);
        more.put(name, value);
        return more;
    }

    private void figure(String part, Map<String, String> of, JsonObject figure) {
        Map<String, String> cells = new HashMap<>(of);
        cells.putIfAbsent("name", figure.getString("name", ""));
        cells.put("count", "" + figure.getLong("answers"));
        for (String number : List.of("value", "low", "high")) {
            Optional.ofNullable(figure.getDouble(number)).ifPresent(it -> cells.put(number, "" + it));
        }
        Optional.ofNullable(figure.getBoolean("tooFew")).ifPresent(it -> cells.put("too_few", "" + it));
        row(part, cells);
    }

    private void row(String part, Map<String, String> cells) {
        Map<String, String> all = new HashMap<>(cells);
        all.put("part", part);
        all.putIfAbsent("from", results.getString("from"));
        all.putIfAbsent("to", results.getString("to"));
        table.writeRecord(COLUMNS.stream()
                .map(column -> CsvText.guarded(all.getOrDefault(column, "")))
                .toList());
    }

    private static String count(JsonObject one) {
        return "" + one.getLong("count");
    }

    private static List<JsonObject> objects(JsonObject of, String name) {
        JsonArray array = of.getJsonArray(name);
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
