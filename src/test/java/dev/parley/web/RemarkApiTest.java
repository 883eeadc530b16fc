package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.TestClock;
import dev.parley.followup.Remarks;
import dev.parley.followup.ThemeBook;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import dev.parley.theme.Tones;
import dev.parley.theme.Tongues;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Comments from elsewhere, and what they are about.
class RemarkApiTest {
    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T10:00:00Z"));
    private final Store store;

    @AutoClose
    private final RunningServer server;

    RemarkApiTest(@TempDir Path folder) {
        store = TestStore.open(folder);
        Tones tones = new Tones();
        RemarkRoutes.Ground ground = new RemarkRoutes.Ground(
                new Remarks(store.conversations(), store.shelf("comments", List.of("at")), new Tongues(tones)),
                new ThemeBook(store.shelf("settings", List.of()), clock),
                tones);
        Serving serving = RunningServer.serving(store, clock);
        server = RunningServer.and(new RemarkRoutes(ground, serving), new ThemeRoutes(ground, serving))
                .over(store);
    }

    @Test
    void comments_from_elsewhere_are_kept_once_and_listed_with_their_themes() {
        assertThat(send("PUT", "/api/v1/themes", """
                {"themes": [{"name": "delivery", "phrases": {"en": ["parcel", "courier"]}}]}
                """).statusCode()).isEqualTo(200);
        String comment = """
                {"id": "r1", "source": "reviews", "text": "The parcel was wet", "language": "en", "mood": "unhappy",
                 "at": "2026-03-01T10:00:00Z"}
                """;
        assertThat(send("POST", "/api/v1/comments", comment).statusCode()).isEqualTo(201);
        HttpResponse<String> again = send("POST", "/api/v1/comments", comment.replace("wet", "dry"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).as("as it was kept first").contains("wet");
        assertThat(items("/api/v1/verbatims?theme=delivery&mood=unhappy")).hasSize(1);
        assertThat(items("/api/v1/verbatims?theme=price")).isEmpty();
        assertThat(items("/api/v1/verbatims?until=2026-02-01T00:00:00Z")).isEmpty();
        assertThat(items("/api/v1/verbatims?flow=shop")).isEmpty();
    }

    @Test
    void the_report_counts_mentions_and_suggests_words_of_unhappy_people() {
        send("PUT", "/api/v1/themes", """
                {"themes": [{"name": "delivery", "phrases": {"*": ["parcel"]}}]}
                """);
        for (int i = 0; i < 6; i++) {
            comment("u" + i, "unhappy", "The parcel and the refund, refund " + i);
            comment("h" + i, "happy", "The parcel came in time " + i);
        }

        JsonObject report = new JsonObject(server.api("/api/v1/themes/report").body());

        assertThat(report.getInteger("remarks")).isEqualTo(12);
        assertThat(report.getJsonArray("themes").getJsonObject(0).getInteger("mentions"))
                .isEqualTo(12);
        assertThat(report.getJsonArray("themes").getJsonObject(0).getInteger("unhappy"))
                .isEqualTo(6);
        JsonObject word = report.getJsonArray("words").getJsonObject(0);
        assertThat(word.getString("word")).isIn("refund", "and");
        assertThat(word.getBoolean("suggested")).isTrue();
        assertThat(report.getJsonArray("words").encode()).contains("refund").doesNotContain("\"came\"");
    }

    @Test
    void how_a_comment_sounds_and_in_which_language_is_estimated_and_counted_over_time() {
        comment("a", "unknown", "Das Paket kam viel zu spät an, nie wieder");
        comment("b", "unknown", "Very friendly staff, they helped me at once");
        comment("c", "unknown", "Snelle levering, alles was in orde");

        assertThat(items("/api/v1/verbatims?language=de&sentiment=negative").encode())
                .contains("nie wieder");
        assertThat(items("/api/v1/verbatims?sentiment=positive&words=FRIENDLY")).hasSize(1);
        assertThat(items("/api/v1/verbatims?language=nl").encode()).doesNotContain("sentiment");
        assertThat(items("/api/v1/verbatims?theme=-").encode()).doesNotContain("Paket");
        JsonObject report = new JsonObject(server.api("/api/v1/themes/report").body());
        assertThat(report.getJsonObject("sentiment").encode())
                .contains("\"negative\":1", "\"positive\":1", "\"unknown\":1", "\"answers\":2", "\"tooFew\":true");
        assertThat(report.getJsonArray("overTime").encode()).contains("\"from\":\"2026-03-02\"");
        assertThat(server.api("/api/v1/verbatims?sentiment=cross").body()).contains("?sentiment");
    }

    @Test
    void a_file_of_themes_is_tried_out_before_it_is_kept_and_stays_as_it_was_written() {
        comment("a", "unhappy", "The voucher was refused");
        comment("b", "happy", "Fine");
        String file = "# Ours\nthemes:\n  - name: voucher\n    phrases: {en: [voucher*]}\n";

        JsonObject tried =
                new JsonObject(yaml("POST", "/api/v1/themes/check", file).body());
        assertThat(tried.getJsonArray("faults")).isEmpty();
        assertThat(tried.encode()).contains("\"mentions\":1", "voucher was refused", "\"none\":1");
        assertThat(server.api("/api/v1/themes").body()).as("nothing was kept").doesNotContain("voucher");
        assertThat(yaml("POST", "/api/v1/themes/check", "themes: [{name: a}]").body())
                .contains("\"line\":1");
        assertThat(server.api("/api/v1/themes/file").body()).contains("What people speak of");

        assertThat(yaml("PUT", "/api/v1/themes", file).statusCode()).isEqualTo(200);
        assertThat(new JsonObject(server.api("/api/v1/themes/file").body()).getString("file"))
                .isEqualTo(file);
        assertThat(items("/api/v1/verbatims?theme=voucher")).hasSize(1);
        assertThat(yaml("PUT", "/api/v1/themes", "themes: [{name: a}]").body()).contains("/themes/0/phrases", "1:10: ");
    }

    @Test
    void who_changes_the_themes_after_somebody_else_did_is_told_and_loses_neither() {
        String mine = "themes:\n  - name: voucher\n    phrases: {en: [voucher*]}\n";
        String theirs = "themes:\n  - name: parcel\n    phrases: {en: [parcel*]}\n";
        String both = "\"" + version() + "\"";

        assertThat(yaml("PUT", "/api/v1/themes", theirs, both).statusCode()).isEqualTo(200);
        HttpResponse<String> late = yaml("PUT", "/api/v1/themes", mine, both);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.body()).contains("changed-meanwhile");
        assertThat(server.api("/api/v1/themes/file").body()).contains("parcel").doesNotContain("voucher");

        assertThat(yaml("PUT", "/api/v1/themes", mine, "\"" + version() + "\"").statusCode())
                .isEqualTo(200);
        assertThat(server.api("/api/v1/themes/file").body()).contains("voucher");
        assertThat(yaml("PUT", "/api/v1/themes", mine, "W/\"old\"").statusCode())
                .isEqualTo(400);
    }

    private long version() {
        return new JsonObject(server.api("/api/v1/themes/file").body()).getLong("version");
    }

    private HttpResponse<String> yaml(String method, String path, String file, String over) {
        return server.send(server.request(path)
                .header("Authorization", "Bearer " + RunningServer.API_TOKEN)
                .header("Content-Type", "application/yaml")
                .header("If-Match", over)
                .method(method, HttpRequest.BodyPublishers.ofString(file)));
    }

    @Test
    void markup_in_a_comment_is_text_wherever_it_is_told() {
        String text = "<script>alert(1)</script> =HYPERLINK(1) voucher";
        comment("a", "unhappy", text);

        assertThat(items("/api/v1/verbatims").getJsonObject(0).getString("text"))
                .isEqualTo(text);
        HttpResponse<String> told = server.api("/api/v1/verbatims");
        assertThat(told.headers().firstValue("content-type")).hasValue("application/json");
        assertThat(told.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }

    @Test
    void comments_are_listed_page_by_page_and_filters_hold_on_each() {
        for (int i = 0; i < 3; i++) {
            comment("u" + i, "unhappy", "The parcel was wet");
            comment("h" + i, "happy", "Fine");
        }
        String path = "/api/v1/verbatims?mood=unhappy&limit=2";

        JsonObject first = new JsonObject(server.api(path).body());
        clock.pass(Duration.ofSeconds(1));
        comment("later", "unhappy", "And so was the next one");
        JsonObject second = new JsonObject(
                server.api(path + "&cursor=" + first.getString("next")).body());

        assertThat(first.getJsonArray("items")).hasSize(2);
        assertThat(first.getJsonArray("items").encode()).contains("reviews/u2", "reviews/u1");
        assertThat(second.getJsonArray("items")).hasSize(1);
        assertThat(second.getJsonArray("items").encode()).contains("reviews/u0");
        assertThat(second.containsKey("next")).isFalse();
        for (String cursor : List.of("nothing", OpaqueText.of("2026-03-02T10:00:00Z reviews/u1"))) {
            assertThat(server.api(path + "&cursor=" + cursor).body()).contains("?cursor");
        }
    }

    private HttpResponse<String> yaml(String method, String path, String file) {
        return server.send(server.request(path)
                .header("Authorization", "Bearer " + RunningServer.API_TOKEN)
                .header("Content-Type", "application/yaml")
                .method(method, HttpRequest.BodyPublishers.ofString(file)));
    }

    @Test
    void what_is_wrong_is_told_with_a_pointer() {
        assertThat(send("POST", "/api/v1/comments", """
                {"source": "survey", "mood": "angry", "at": "2027-01-01T00:00:00Z", "language": "English", "x": 1}
                """).body())
                .contains("\"/source\"", "\"/id\"", "\"/text\"", "\"/mood\"", "\"/at\"", "/language", "/x");
        assertThat(send("PUT", "/api/v1/themes", """
                {"themes": [{"name": "a", "phrases": {"English": ["x"]}}, {"name": "a"}]}
                """).body())
                .contains("/themes/0/phrases/English", "/themes/1/name", "/themes/1/phrases");
        assertThat(server.api("/api/v1/verbatims?mood=angry&from=then").body()).contains("?mood", "?from");
        assertThat(server.get("/api/v1/verbatims").statusCode()).isEqualTo(401);
        assertThat(server.get("/api/v1/themes/report").statusCode()).isEqualTo(401);
    }

    private void comment(String id, String mood, String text) {
        JsonObject comment = new JsonObject()
                .put("id", id)
                .put("source", "reviews")
                .put("text", text)
                .put("mood", mood);
        assertThat(send("POST", "/api/v1/comments", comment.encode()).statusCode())
                .isEqualTo(201);
    }

    private JsonArray items(String path) {
        return new JsonObject(server.api(path).body()).getJsonArray("items");
    }

    private HttpResponse<String> send(String method, String path, String json) {
        return server.send(server.request(path)
                .header("Authorization", "Bearer " + RunningServer.API_TOKEN)
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }
}
