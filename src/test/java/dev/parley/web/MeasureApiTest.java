package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.board.Metrics;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What other systems measure, beside scores.
class MeasureApiTest {
    private final ResultStage stage;

    @AutoClose
    private final RunningServer server;

    MeasureApiTest(@TempDir Path folder) {
        stage = ResultStage.open(folder, Instant.parse("2026-01-05T12:00:00Z"));
        Metrics metrics = new Metrics(stage.store().shelf("measures", List.of("name,year", "year")));
        server = stage.serve(
                new MeasureRoutes(new MeasureRoutes.Ground(metrics, stage.flows(), stage.desk()), stage.serving()));
    }

    @Test
    void what_is_told_twice_is_known_once_and_the_last_word_holds() {
        String lot = """
                {"measures": [{"name": "retention", "day": "2025-12-31", "value": 91.5},
                              {"name": "retention", "day": "2026-01-01", "value": 92},
                              {"name": "visits", "day": "2026-01-01", "value": -3, "unit": "number"}]}
                """;
        assertThat(tell(lot).body()).isEqualTo("{\"kept\":3,\"removed\":0}");
        assertThat(tell(lot).body()).isEqualTo("{\"kept\":3,\"removed\":0}");
        tell("{\"measures\": [{\"name\": \"retention\", \"day\": \"2026-01-01\", \"value\": 93}]}");

        JsonArray items = get("").getJsonArray("items");

        assertThat(items.encode()).isEqualTo("""
                [{"name":"retention","unit":"percent","first":"2025-12-31","last":"2026-01-01","days":2},\
                {"name":"visits","unit":"number","first":"2026-01-01","last":"2026-01-01","days":1}]""");
        JsonArray points = get("/retention?flow=sums&from=2025-12-31&to=2026-01-01&step=recommend")
                .getJsonArray("points");
        assertThat(points).isNull();
        stage.talks().begin("+15550100", "North");
        stage.talks().say("+15550100", "9");
        assertThat(get("/retention?flow=sums&from=2025-12-31&to=2026-01-05").getJsonArray("points").stream()
                        .map(point -> ((JsonObject) point).getValue("value")))
                .containsExactly(91.5, 93.0, null, null, null, null);
    }

    @Test
    void a_lot_with_a_fault_is_refused_as_a_whole_and_all_faults_are_told() {
        HttpResponse<String> answer = tell("""
                {"measures": [{"name": "retention", "day": "2026-01-01", "value": 0.93},
                              {"name": "conversion", "day": "2026-01-01", "value": 193},
                              {"name": "Big Sales", "day": "2026-01-01", "value": 1},
                              {"name": "sales", "day": "2027-01-01", "value": 1},
                              {"name": "sales", "day": "1st of May", "value": "many"},
                              {"name": "sales", "day": "2026-01-02", "unit": "euros"},
                              {"name": "response-time", "day": "2026-01-02", "value": 5, "unit": "percent"},
                              {"name": "retention", "day": "2026-01-01", "value": 1, "colour": "red"}],
                 "more": 1}
                """);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "/measures/1/value",
                        "a share of 0.93 is 93",
                        "/measures/2/name",
                        "/measures/3/day",
                        "/measures/4/day",
                        "/measures/4/value",
                        "/measures/5/unit",
                        "/measures/5/value",
                        "/measures/6/unit",
                        "is seconds for response-time",
                        "/measures/7/colour",
                        "/more")
                .doesNotContain("/measures/0/");
        assertThat(get("").getJsonArray("items")).isEmpty();
        assertThat(tell("{\"measures\": []}").statusCode()).isEqualTo(400);
    }

    @Test
    void a_day_is_taken_back_and_a_measure_is_forgotten() {
        tell("{\"measures\": [{\"name\": \"sales\", \"day\": \"2026-01-01\", \"value\": 7},"
                + "{\"name\": \"sales\", \"day\": \"2026-01-02\", \"value\": 8}]}");
        assertThat(tell("{\"measures\": [{\"name\": \"sales\", \"day\": \"2026-01-01\", \"remove\": true}]}")
                        .body())
                .isEqualTo("{\"kept\":0,\"removed\":1}");
        assertThat(get("").encode()).contains("\"first\":\"2026-01-02\"");
        assertThat(server.send(call("/sales").DELETE()).statusCode()).isEqualTo(200);
        assertThat(server.send(call("/sales").DELETE()).statusCode()).isEqualTo(404);
        assertThat(get("").getJsonArray("items")).isEmpty();
    }

    @Test
    void a_measure_that_follows_the_scores_a_day_later_is_found_there_and_nowhere_is_a_cause_named() {
        Random chance = new Random(4);
        JsonArray lot = new JsonArray();
        LocalDate day = LocalDate.parse("2026-01-05");
        for (int i = 0; i < 40; i++) {
            int happy = chance.nextInt(9);
            for (int person = 0; person < 8; person++) {
                String their = "+1555%03d%04d".formatted(i, person);
                stage.talks().begin(their, "North");
                stage.talks().say(their, person < happy ? "10" : "2");
            }
            double value = 50 + 5 * happy + chance.nextGaussian();
            lot.add(new JsonObject()
                    .put("name", "conversion")
                    .put("day", day.plusDays(i + 1).toString())
                    .put("value", value));
            stage.clock().pass(Duration.ofDays(1));
        }
        assertThat(tell(new JsonObject().put("measures", lot).encode()).statusCode())
                .isEqualTo(200);

        JsonObject beside = get("/conversion?flow=sums&from=2026-01-05&to=2026-02-14&interval=day");

        assertThat(beside.getJsonArray("lags").stream().map(JsonObject.class::cast))
                .filteredOn(lag -> lag.getString("says").equals("together"))
                .extracting(lag -> lag.getInteger("lag"))
                .containsExactly(1);
        assertThat(beside.getString("note")).contains("need not cause");
        JsonObject short_ = get("/conversion?flow=sums&from=2026-01-05&to=2026-01-10&interval=day");
        assertThat(short_.getJsonArray("lags").encode()).contains("too-few").doesNotContain("together");
    }

    @Test
    void a_wrong_question_is_told_what_is_wrong() {
        tell("{\"measures\": [{\"name\": \"sales\", \"day\": \"2026-01-01\", \"value\": 7}]}");
        stage.talks().begin("+15550100", "North");
        assertThat(server.api("/api/v1/measures/sales").body()).contains("?flow");
        assertThat(server.api("/api/v1/measures/sales?flow=sums&step=why").body())
                .contains("?step", "recommend");
        assertThat(server.api("/api/v1/measures/none?flow=sums").statusCode()).isEqualTo(404);
        assertThat(server.api("/api/v1/measures/sales?flow=sums&interval=hour").body())
                .contains("?interval");
        assertThat(server.get("/api/v1/measures").statusCode()).isEqualTo(401);
    }

    private HttpRequest.Builder call(String path) {
        return server.request("/api/v1/measures" + path).header("Authorization", "Bearer " + RunningServer.API_TOKEN);
    }

    private HttpResponse<String> tell(String json) {
        return server.send(call("").POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private JsonObject get(String path) {
        HttpResponse<String> answer = server.send(call(path));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }
}
