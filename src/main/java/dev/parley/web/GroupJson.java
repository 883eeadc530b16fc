package dev.parley.web;

import dev.parley.insight.Change;
import dev.parley.insight.Comparison;
import dev.parley.insight.Tally;
import dev.parley.results.Counts;
import dev.parley.results.Gauge;
import dev.parley.results.Group;
import dev.parley.results.Question;
import dev.parley.results.Report;
import dev.parley.results.Sheet;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Groups of people as the API shows them: each with what sets it apart from the others, and some beside one another.
final class GroupJson {
    /// More rows nobody reads; the rest can be exported.
    private static final int ROWS = 50;

    private GroupJson() {}

    static JsonArray groups(Report report, Headlines headlines) {
        JsonArray fields = new JsonArray();
        report.groups()
                .forEach((field, parts) -> fields.add(new JsonObject()
                        .put("field", field)
                        .put("more", Math.max(0, parts.size() - ROWS))
                        .put("values", values(parts, headlines))));
        return fields;
    }

    private static JsonArray values(List<Report.Part> parts, Headlines headlines) {
        List<Sheet> sheets = parts.stream().map(Report.Part::sheet).toList();
        Map<Question, List<Change>> differences = new HashMap<>();
        headlines.questions().forEach(question -> differences.put(question, differences(question, sheets)));
        JsonArray rows = new JsonArray();
        for (int i = 0; i < Math.min(ROWS, parts.size()); i++) {
            Report.Part part = parts.get(i);
            JsonArray figures = headlines.of(part.sheet());
            for (Object figure : figures) {
                JsonObject json = (JsonObject) figure;
                Question question = new Question(json.getString("step"), json.getString("type"));
                json.put(
                        "difference",
                        word(differences.getOrDefault(question, List.of()).get(i)));
            }
            rows.add(new JsonObject()
                    .put("value", part.value())
                    .put("conversations", part.sheet().conversations())
                    .put("questions", figures));
        }
        return rows;
    }

    private static List<Change> differences(Question question, List<Sheet> sheets) {
        return sheets.stream()
                .flatMap(sheet -> Headlines.gauge(question, sheet.of(question)).stream())
                .findFirst()
                .map(gauge -> Comparison.withOthers(gauge.measure(), tallies(gauge, question, sheets)))
                .orElse(List.of());
    }

    private static List<Tally> tallies(Gauge gauge, Question question, List<Sheet> sheets) {
        return sheets.stream()
                .map(sheet -> gauge.tally().apply(sheet.of(question)))
                .toList();
    }

    /// Some groups beside one another, and which of them differ.
    static JsonObject comparison(List<Report.Side> sides, Headlines headlines) {
        JsonArray rows = new JsonArray();
        sides.forEach(side -> rows.add(new JsonObject()
                .put("value", side.group().value())
                .put("conversations", side.sheet().conversations())
                .put("questions", headlines.of(side.sheet()))
                .put("trend", headlines.trend(side.trend()))));
        JsonArray pairs = new JsonArray();
        for (Question question : headlines.questions()) {
            for (int one = 0; one < sides.size(); one++) {
                for (int other = one + 1; other < sides.size(); other++) {
                    pair(question, sides, one, other).forEach(pairs::add);
                }
            }
        }
        String field =
                sides.stream().map(side -> side.group().field()).findFirst().orElse(Group.ALL.field());
        return new JsonObject().put("field", field).put("sides", rows).put("pairs", pairs);
    }

    private static List<JsonObject> pair(Question question, List<Report.Side> sides, int one, int other) {
        Counts first = sides.get(one).sheet().of(question);
        Counts second = sides.get(other).sheet().of(question);
        return Headlines.gauge(question, first).stream()
                .map(gauge -> new JsonObject()
                        .put("step", question.step())
                        .put("type", question.type())
                        .put("name", gauge.name())
                        .put("one", sides.get(one).group().value())
                        .put("other", sides.get(other).group().value())
                        .put(
                                "difference",
                                word(Comparison.between(
                                        gauge.measure(),
                                        gauge.tally().apply(first),
                                        gauge.tally().apply(second),
                                        sides.size()))))
                .toList();
    }

    /// `higher` and `lower` tell of the group itself; of a pair, of the other.
    private static String word(Change change) {
        return switch (change) {
            case UP -> "higher";
            case DOWN -> "lower";
            case NOT_SHOWN -> "not-shown";
            case TOO_FEW -> "too-few";
        };
    }
}
