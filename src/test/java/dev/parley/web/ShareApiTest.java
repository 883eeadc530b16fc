package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.board.Cards;
import dev.parley.board.Shares;
import dev.parley.channel.webchat.Allowances;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Links to results, and what people pin to them.
class ShareApiTest {
    private static final int LOOKS = 6;

    private final ResultStage stage;

    @AutoClose
    private final RunningServer server;

    private int people;

    ShareApiTest(@TempDir Path folder) {
        stage = ResultStage.open(folder, Instant.parse("2026-03-05T12:00:00Z"));
        Serving serving = stage.serving();
        Allowances few = new Allowances(new Allowances.Rate(LOOKS, 0.000_001), () -> 0);
        server = stage.serve(
                new ShareRoutes(
                        new ShareRoutes.Ground(
                                new Shares(cards("shares", 8)),
                                stage.flows(),
                                stage.desk(),
                                URI.create("https://parley.example.com"),
                                new ShareRoutes.Callers(new Caller(Set.of()), few)),
                        serving),
                new CardRoutes(new CardRoutes.Ground(cards("annotations", 3), cards("views", 3)), serving));
    }

    private Cards cards(String name, int most) {
        return new Cards(stage.store().shelf(name, List.of("at")), most);
    }

    @Test
    void a_link_shows_figures_and_no_small_group_and_nobodys_words() {
        many("North", 20, "10");
        many("South", 12, "7 it was fine");
        many("<b>Tiny</b>", 9, "0");
        many("Small", 2, "0");

        HttpResponse<String> page = look(share("{\"flow\": \"sums\", \"by\": \"store\"}"));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("North", "South", "20 answers", "12 answers", "43 answers", "<svg", "Recommend")
                .doesNotContain("Tiny", "Small", "it was fine", "+1555", "<script", "conversations/");
        assertThat(page.headers().firstValue("x-robots-tag").orElseThrow()).contains("noindex");
        assertThat(page.headers().firstValue("referrer-policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("cache-control")).hasValue("no-store");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "frame-ancestors 'none'");
        assertThat(server.get("/shared/page.css").body()).contains("color-scheme");
    }

    @Test
    void links_to_a_whole_and_to_its_groups_do_not_tell_by_subtraction_what_a_small_group_said() {
        many("North", 20, "10");
        many("South", 12, "7");
        many("Tiny", 3, "0");

        assertThat(look(share("{\"flow\": \"sums\"}")).body()).contains("35 answers");
        assertThat(look(share("{\"flow\": \"sums\", \"segment\": \"store:North\"}"))
                        .body())
                .contains("20 answers")
                .doesNotContain("South");
        String none = look(share("{\"flow\": \"sums\", \"segment\": \"store:Tiny\"}"))
                .body()
                .replace("Tiny", "");
        assertThat(none).contains("Too few answers to be shown").doesNotContain("answers)");
        for (String hidden : List.of("South", "Nowhere")) {
            assertThat(look(share("{\"flow\": \"sums\", \"segment\": \"store:" + hidden + "\"}"))
                            .body()
                            .replace(hidden, ""))
                    .as(hidden + " would give Tiny away, or is not there")
                    .isEqualTo(none);
        }
    }

    @Test
    void too_few_people_show_nothing() {
        many("North", 9, "10");
        assertThat(look(share("{\"flow\": \"sums\"}")).body())
                .contains("Too few answers to be shown")
                .doesNotContain("9 answers", "100.0");
    }

    @Test
    void a_link_ends_by_itself_or_when_it_is_taken_back_and_its_secret_is_nowhere_stored() {
        many("North", 10, "10");
        JsonObject first = share("{\"flow\": \"sums\", \"days\": 2, \"last\": 7}");
        JsonObject second = share("{\"flow\": \"sums\", \"from\": \"2026-03-01\", \"to\": \"2026-03-05\"}");
        String listed = server.api("/api/v1/shares").body();
        assertThat(listed).contains(first.getString("id")).doesNotContain(secret(first), secret(second), "url");

        assertThat(send("DELETE", "/api/v1/shares/" + second.getString("id"), "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(look(second).statusCode()).isEqualTo(404);
        assertThat(look(first).statusCode()).isEqualTo(200);
        stage.clock().pass(Duration.ofDays(2));
        HttpResponse<String> late = look(first);
        assertThat(late.statusCode()).isEqualTo(404);
        assertThat(late.body()).contains("It has ended, or was taken back");
        assertThat(new JsonObject(server.api("/api/v1/shares").body()).getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void who_tries_links_out_is_slowed_down() {
        for (int i = 0; i < LOOKS; i++) {
            assertThat(server.get("/shared/guess" + i).statusCode()).isEqualTo(404);
        }
        HttpResponse<String> refused = server.get("/shared/guess");
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void a_wrong_order_is_told_what_is_wrong() {
        assertThat(send("POST", "/api/v1/shares", "{\"flow\": \"none\", \"days\": 1000, \"last\": 0, \"x\": 1}")
                        .body())
                .contains("\"/flow\"", "\"/days\"", "\"/last\"", "\"/x\"");
        assertThat(send("POST", "/api/v1/shares", "{\"flow\": \"sums\", \"segment\": \"shoe:9\"}")
                        .body())
                .contains("names shoe");
        assertThat(send("POST", "/api/v1/shares", "{\"flow\": \"sums\", \"last\": 7, \"from\": \"2026-03-01\"}")
                        .body())
                .contains("goes without from and to");
        assertThat(server.get("/api/v1/shares").statusCode()).isEqualTo(401);
    }

    @Test
    void notes_and_views_are_pinned_listed_and_taken_down() {
        assertThat(send("POST", "/api/v1/annotations", "{\"day\": \"yesterday\", \"flow\": \"Not one\"}")
                        .body())
                .contains("\"/day\"", "\"/text\"", "\"/flow\"");
        HttpResponse<String> note =
                send("POST", "/api/v1/annotations", "{\"day\": \"2026-03-01\", \"text\": \"New checkout\"}");
        assertThat(note.statusCode()).isEqualTo(201);
        assertThat(server.api("/api/v1/annotations").body())
                .contains("New checkout", "2026-03-01", "\"by\":\"token api\"", "2026-03-05T12:00:00Z");
        String id = new JsonObject(note.body()).getString("id");
        assertThat(send("DELETE", "/api/v1/annotations/" + id, "").statusCode()).isEqualTo(200);
        assertThat(send("DELETE", "/api/v1/annotations/" + id, "").statusCode()).isEqualTo(404);

        assertThat(send("POST", "/api/v1/views", "{\"name\": \"Mine\", \"query\": \"x=<script>\"}")
                        .body())
                .contains("\"/query\"");
        for (int i = 0; i < 3; i++) {
            send("POST", "/api/v1/views", "{\"name\": \"View " + i + "\", \"query\": \"survey=sums&last=7\"}");
        }
        assertThat(send("POST", "/api/v1/views", "{\"name\": \"One more\", \"query\": \"last=7\"}")
                        .statusCode())
                .isEqualTo(409);
        assertThat(new JsonObject(server.api("/api/v1/views").body()).getJsonArray("items"))
                .hasSize(3);
    }

    private void many(String shop, int times, String words) {
        for (int i = 0; i < times; i++) {
            String their = "+1555%07d".formatted(++people);
            stage.talks().begin(their, shop);
            stage.talks().say(their, words);
        }
    }

    private JsonObject share(String json) {
        HttpResponse<String> answer = send("POST", "/api/v1/shares", json);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return new JsonObject(answer.body());
    }

    private static String secret(JsonObject share) {
        return share.getString("url").substring("https://parley.example.com/shared/".length());
    }

    private HttpResponse<String> look(JsonObject share) {
        return server.get("/shared/" + secret(share));
    }

    private HttpResponse<String> send(String method, String path, String json) {
        return server.send(server.request(path)
                .header("Authorization", "Bearer " + RunningServer.API_TOKEN)
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }
}
