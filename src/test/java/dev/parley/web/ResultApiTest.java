package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultApiTest {
    private final ResultStage stage;

    @AutoClose
    private final RunningServer server;

    private int people;

    ResultApiTest(@TempDir Path folder) {
        stage = ResultStage.open(folder, Instant.parse("2026-03-05T12:00:00Z"));
        server = stage.serve(new ResultRoutes(
                stage.flows(),
                new ResultRoutes.Sources(stage.desk(), stage.store().study(), false),
                stage.serving()));
    }

    @Test
    void a_score_is_made_of_answers_only_and_says_when_they_are_too_few() {
        ask("North", "10", "5");
        ask("North", "stop");
        ask("North");

        JsonObject recommend = question(results(""), 0);

        JsonObject nps = recommend.getJsonArray("scores").getJsonObject(0);
        assertThat(Stream.of("name", "value", "answers", "tooFew", "change").map(name -> "" + nps.getValue(name)))
                .containsExactly("nps", "100.0", "1", "true", "too-few");
        assertThat(Stream.of("reached", "answered", "skipped", "left", "open").map(recommend::getLong))
                .containsExactly(3L, 1L, 0L, 1L, 1L);
    }

    /// 7 promoters, 2 passives and 1 detractor of ten: 70 − 10 = 60, the textbook's example of Reichheld's formula.
    @Test
    void a_published_example_comes_out_as_published() {
        for (String score : List.of("9", "10", "9", "10", "9", "10", "9", "7", "8", "4")) {
            ask("North", score);
        }

        JsonObject nps = question(results(""), 0).getJsonArray("scores").getJsonObject(0);

        assertThat(nps.getDouble("value")).isEqualTo(60.0);
        assertThat(nps.getDouble("low")).isLessThan(60.0);
        assertThat(nps.getDouble("high")).isBetween(60.0, 100.0);
    }

    @Test
    void outcomes_add_up_to_everybody() {
        ask("North", "10", "5");
        ask("South", "3", "stop");
        ask("South");

        JsonObject outcomes = results("").getJsonObject("outcomes");

        assertThat(objects(outcomes.getJsonArray("counts")).mapToLong(one -> one.getLong("count")))
                .containsExactly(1L, 0L, 1L, 0L, 1L, 0L, 0L);
        assertThat(outcomes.getLong("invited")).isEqualTo(3);
    }

    @Test
    void a_change_is_called_one_only_if_it_is_one() {
        many(60, "3");
        stage.clock().pass(Duration.ofDays(30));
        many(60, "10");
        JsonObject changed = question(results(""), 0).getJsonArray("scores").getJsonObject(0);
        assertThat(changed.getString("change")).isEqualTo("up");
        assertThat(changed.getJsonObject("before").getDouble("value")).isEqualTo(-100.0);

        stage.clock().pass(Duration.ofDays(30));
        many(58, "10");
        many(2, "3");
        assertThat(question(results(""), 0)
                        .getJsonArray("scores")
                        .getJsonObject(0)
                        .getString("change"))
                .isEqualTo("not-shown");
    }

    @Test
    void a_segment_is_a_part_of_the_whole() {
        many(3, "10");
        ask("South", "0");

        JsonObject all = results("?by=store");
        JsonObject south = results("?by=&segment=store:South");

        assertThat(objects(all.getJsonArray("groups").getJsonObject(0).getJsonArray("values")))
                .extracting(group -> group.getString("value"), group -> group.getLong("conversations"))
                .containsExactly(tuple("North", 3L), tuple("South", 1L));
        assertThat(question(south, 0).getLong("answered")).isEqualTo(1);
        assertThat(south.getJsonArray("groups")).isEmpty();
    }

    @Test
    void the_trend_has_every_piece_of_the_time_and_adds_up() {
        many(2, "10");
        stage.clock().pass(Duration.ofDays(9));
        many(3, "9");

        JsonObject results = results("?from=2026-03-02&to=2026-03-15&interval=week");

        assertThat(objects(results.getJsonArray("trend")))
                .extracting(point -> point.getString("from"), point -> point.getLong("conversations"))
                .containsExactly(tuple("2026-03-02", 2L), tuple("2026-03-09", 3L));
    }

    @Test
    void the_table_holds_the_numbers_that_are_shown_and_runs_no_formula() {
        ask("=cmd|' /C calc'!A1", "10", "5");
        JsonObject shown = question(results(""), 0).getJsonArray("scores").getJsonObject(0);

        HttpResponse<String> table = server.api("/api/v1/results/sums?format=csv&by=store");

        List<NamedCsvRecord> rows =
                CsvReader.builder().ofNamedCsvRecord(table.body()).stream().toList();
        assertThat(rows)
                .filteredOn(row -> row.getField("part").equals("score")
                        && row.getField("name").equals("nps"))
                .singleElement()
                .satisfies(row -> {
                    assertThat(Double.parseDouble(row.getField("value")))
                            .isCloseTo(shown.getDouble("value"), within(0.0));
                    assertThat(row.getField("low")).isEqualTo("" + shown.getDouble("low"));
                });
        assertThat(rows)
                .filteredOn(row -> row.getField("field").equals("store"))
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.getField("group")).startsWith("'="));
        assertThat(table.headers().firstValue("content-disposition").orElseThrow())
                .contains("sums-2026-02-04-2026-03-05.csv");
    }

    @Test
    void groups_are_called_different_only_where_they_are() {
        many("North", 60, "10");
        many("South", 60, "2");
        many("West", 20, "2");

        JsonObject results = results("?by=store&compare=store:North&compare=store:South&compare=store:West");

        assertThat(objects(results.getJsonArray("groups").getJsonObject(0).getJsonArray("values")))
                .extracting(
                        group -> group.getString("value"),
                        group ->
                                group.getJsonArray("questions").getJsonObject(0).getString("difference"))
                .containsExactly(tuple("North", "higher"), tuple("South", "lower"), tuple("West", "too-few"));
        JsonObject comparison = results.getJsonObject("comparison");
        assertThat(objects(comparison.getJsonArray("sides")))
                .extracting(side -> side.getString("value"), side -> side.getLong("conversations"))
                .containsExactly(tuple("North", 60L), tuple("South", 60L), tuple("West", 20L));
        assertThat(objects(comparison.getJsonArray("pairs")))
                .filteredOn(pair -> pair.getString("name").equals("nps"))
                .extracting(
                        pair -> pair.getString("one"),
                        pair -> pair.getString("other"),
                        pair -> pair.getString("difference"))
                .containsExactly(
                        tuple("North", "South", "lower"),
                        tuple("North", "West", "too-few"),
                        tuple("South", "West", "too-few"));
    }

    @Test
    void all_exports_hold_the_same_rows() {
        many("North", 40, "10");
        many("=South", 40, "2");
        String query = "by=store&compare=store:North&compare=store:%3DSouth";

        List<JsonObject> lines = server.api("/api/v1/results/sums?format=jsonl&" + query)
                .body()
                .lines()
                .map(JsonObject::new)
                .toList();
        List<NamedCsvRecord> table =
                CsvReader.builder()
                        .ofNamedCsvRecord(server.api("/api/v1/results/sums?format=csv&" + query)
                                .body())
                        .stream()
                        .toList();

        assertThat(lines).hasSameSizeAs(table);
        for (int i = 0; i < lines.size(); i++) {
            JsonObject line = lines.get(i);
            assertThat(table.get(i).getFieldsAsMap())
                    .as("row %d", i)
                    .allSatisfy((column, cell) -> assertThat(cell.replaceFirst("^'=", "="))
                            .isEqualTo("" + line.getMap().getOrDefault(column, "")));
        }
        assertThat(lines)
                .extracting(line -> line.getString("part"))
                .contains("outcome", "rate", "step", "score", "answer", "trend", "group", "side", "side-trend", "pair");
    }

    @Test
    void what_cannot_be_laid_beside_one_another_is_refused() {
        String many =
                "&compare=store:1&compare=store:2&compare=store:3&compare=store:4&compare=store:5&compare=store:6";
        for (String query : List.of(
                "compare=store:North",
                "compare=store:North&compare=channel:sms",
                "compare=shoe:1&compare=shoe:2",
                "compare=store&compare=store:North",
                "compare=store:7" + many)) {
            HttpResponse<String> answer = server.api("/api/v1/results/sums?" + query);
            assertThat(answer.statusCode()).as(query).isEqualTo(400);
            assertThat(answer.body()).contains("?compare");
        }
    }

    @Test
    void a_wrong_question_is_told_what_is_wrong() {
        assertThat(server.api("/api/v1/results/sums?from=tomorrow&segment=colour:red&interval=hour&by=store,shoe")
                        .body())
                .contains(
                        "?from",
                        "2026-03-31",
                        "names colour",
                        "channel, language, revision, store",
                        "day, week, month",
                        "names shoe");
        assertThat(server.api("/api/v1/results/sums?from=2026-03-05&to=2026-03-01")
                        .statusCode())
                .isEqualTo(400);
        assertThat(server.api("/api/v1/results/nothing").statusCode()).isEqualTo(404);
    }

    private void many(int times, String score) {
        many("North", times, score);
    }

    private void many(String shop, int times, String score) {
        for (int i = 0; i < times; i++) {
            ask(shop, score);
        }
    }

    /// Asks somebody who was never asked before.
    private void ask(String shop, String... words) {
        String their = "+1555%07d".formatted(++people);
        stage.talks().begin(their, shop);
        for (String one : words) {
            stage.talks().say(their, one);
        }
    }

    private JsonObject results(String query) {
        HttpResponse<String> answer = server.api("/api/v1/results/sums" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private static JsonObject question(JsonObject results, int at) {
        return results.getJsonArray("questions").getJsonObject(at);
    }

    private static Stream<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast);
    }
}
