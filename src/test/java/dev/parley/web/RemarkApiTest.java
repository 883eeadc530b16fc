package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.TestClock;
import dev.parley.followup.Remarks;
import dev.parley.followup.ThemeBook;
import dev.parley.kit.Work;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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
        server = RunningServer.and(new RemarkRoutes(
                        new Remarks(store.conversations(), store.shelf("comments", List.of("at"))),
                        new ThemeBook(store.shelf("settings", List.of()), clock),
                        clock,
                        RunningServer.tokens(),
                        Work.onVirtualThreads()))
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
