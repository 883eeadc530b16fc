package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Flows written, tested and published through a whole server's API, beside files that change.
class AuthoringTest extends CoffeeStage {
    private static final String WATER = COFFEE.replace("the coffee", "the water");
    private static final String GREEN = """
            - name: thanks
              dialogue:
                - bot: How was*
                - user: "5"
                - bot: Thank you.
            """;

    @Test
    void a_draft_is_saved_published_and_rolled_back() throws IOException {
        try (Server server = server()) {
            JsonObject draft = call(server, "GET", "/coffee/draft", "", 200);
            assertThat(draft.getString("source")).isEqualTo(COFFEE);
            assertThat(draft.getInteger("version")).isZero();

            JsonObject saved = call(server, "PUT", "/coffee/draft", draft(TEA, 0), 200);
            assertThat(saved.getInteger("version")).isEqualTo(1);
            JsonObject done = call(server, "POST", "/coffee/publish", "{\"version\": 1, \"note\": \"more tea\"}", 200);

            assertThat(done.getString("note")).isEqualTo("more tea");
            assertThat(served(server)).isEqualTo(TEA);
            JsonObject history = call(server, "GET", "/coffee/revisions", "", 200);
            assertThat(history.getString("served")).isEqualTo(done.getString("revision"));
            String first = history.getJsonArray("items").getJsonObject(1).getString("revision");

            call(server, "POST", "/coffee/publish", "{\"revision\": \"" + first + "\", \"note\": \"back\"}", 200);

            assertThat(served(server)).isEqualTo(COFFEE);
            assertThat(call(server, "GET", "/coffee/revisions", "", 200).getJsonArray("items"))
                    .hasSize(3);
        }
    }

    /// Their times may be the same: nothing is left out or told twice.
    @Test
    void what_was_published_is_listed_page_by_page() throws IOException {
        try (Server server = server()) {
            for (String source : List.of(TEA, WATER, TEA, WATER)) {
                int before = call(server, "GET", "/coffee/draft", "", 200).getInteger("version");
                int now = call(server, "PUT", "/coffee/draft", draft(source, before), 200)
                        .getInteger("version");
                call(server, "POST", "/coffee/publish", "{\"version\": " + now + "}", 200);
            }
            JsonArray all = call(server, "GET", "/coffee/revisions", "", 200).getJsonArray("items");

            JsonObject first = call(server, "GET", "/coffee/revisions?limit=3", "", 200);
            JsonObject second =
                    call(server, "GET", "/coffee/revisions?limit=3&cursor=" + first.getString("next"), "", 200);

            assertThat(first.getJsonArray("items")).hasSize(3);
            assertThat(second.getJsonArray("items")).hasSize(2);
            assertThat(first.getJsonArray("items").copy().addAll(second.getJsonArray("items")))
                    .isEqualTo(all);
            assertThat(second.containsKey("next")).isFalse();
            call(server, "GET", "/coffee/revisions?cursor=nonsense", "", 400);
        }
    }

    @Test
    void a_draft_that_somebody_else_changed_is_not_overwritten() throws IOException {
        try (Server server = server()) {
            call(server, "PUT", "/coffee/draft", draft(TEA, 0), 200);
            JsonObject conflict = call(server, "PUT", "/coffee/draft", draft(WATER, 0), 409);

            assertThat(conflict.getString("type")).isEqualTo("urn:parley:problem:draft-conflict");
            assertThat(conflict.getString("detail")).contains("changed by");
            assertThat(call(server, "GET", "/coffee/draft", "", 200).getString("source"))
                    .isEqualTo(TEA);
            call(server, "POST", "/coffee/publish", "{\"version\": 7}", 409);
        }
    }

    @Test
    void errors_and_red_tests_are_not_published() throws IOException {
        try (Server server = server()) {
            call(server, "PUT", "/coffee/draft", draft(COFFEE.replace("csat", "csatt"), 0), 200);
            JsonObject wrong = call(server, "POST", "/coffee/publish", "{\"version\": 1}", 422);
            assertThat(wrong.getJsonArray("errors").getJsonObject(0))
                    .isEqualTo(new JsonObject()
                            .put("pointer", "coffee.yaml:4:51")
                            .put("message", "unknown answer type csatt, did you mean csat?"));

            String red = new JsonObject()
                    .put("source", TEA)
                    .put("tests", GREEN.replace("Thank you.", "Bye"))
                    .encode();
            call(server, "POST", "/coffee/publish", red, 422);

            assertThat(served(server)).isEqualTo(COFFEE);
        }
    }

    @Test
    void a_flow_without_a_file_is_served_after_the_next_start_too() throws IOException {
        String milk = COFFEE.replace("coffee", "milk");
        try (Server server = server()) {
            call(
                    server,
                    "POST",
                    "/milk/publish",
                    new JsonObject().put("source", milk).encode(),
                    200);
        }
        try (Server server = server()) {
            assertThat(server.flows()).isEqualTo(2);
            assertThat(call(server, "GET", "/milk", "", 200).getString("source"))
                    .isEqualTo(milk);
        }
    }

    @Test
    void a_keyword_belongs_to_one_flow() throws IOException {
        String first = COFFEE.replace("steps:", "invite: {keywords: [brew]}\nsteps:");
        try (Server server = server()) {
            publish(server, first);
            JsonObject clash = call(
                    server,
                    "POST",
                    "/milk/publish",
                    new JsonObject()
                            .put("source", first.replace("coffee", "milk"))
                            .encode(),
                    422);

            assertThat(clash.getJsonArray("errors").getJsonObject(0).getString("message"))
                    .contains("brew starts the flow coffee already");
        }
    }

    @Test
    void the_checker_tells_where_a_keyword_clashes_before_anything_is_published() throws IOException {
        Files.writeString(
                folder.resolve("flows/coffee.yaml"), COFFEE.replace("steps:", "invite: {keywords: [brew]}\nsteps:"));
        try (Server server = server()) {
            String source =
                    COFFEE.replace("coffee", "milk").replace("steps:", "invite:\n  keywords: [cup, brew]\nsteps:");
            String body =
                    new JsonObject().put("flow", "milk").put("source", source).encode();
            JsonObject checked = call(server, "POST", "/validate", body, 200);

            assertThat(checked.getBoolean("publishable")).isFalse();
            JsonObject first = checked.getJsonArray("diagnostics").getJsonObject(0);
            assertThat(first.getString("message")).startsWith("keyword brew starts the flow coffee already; take");
            assertThat(first.getInteger("line")).isEqualTo(4);
            assertThat(first.getInteger("column")).isEqualTo(19);
        }
    }

    @Test
    void the_same_write_again_is_done_once() throws IOException {
        try (Server server = server()) {
            String body = new JsonObject().put("source", TEA).put("note", "tea").encode();
            JsonObject first = keyed(server, "POST", "/coffee/publish", body, 200);
            JsonObject again = keyed(server, "POST", "/coffee/publish", body, 200);

            assertThat(again).isEqualTo(first);
            assertThat(call(server, "GET", "/coffee/revisions", "", 200).getJsonArray("items"))
                    .hasSize(2);
            assertThat(keyed(server, "POST", "/coffee/publish", body.replace("tea\"", "cup\""), 409)
                            .getString("type"))
                    .isEqualTo("urn:parley:problem:key-reused");
        }
    }

    @Test
    void a_file_that_changed_is_published_at_the_next_start() throws IOException {
        server().close();
        Files.writeString(folder.resolve("flows/coffee.yaml"), TEA);
        try (Server server = server()) {
            assertThat(served(server)).isEqualTo(TEA);
            assertThat(state(server)).isEqualTo("same");
        }
    }

    @Test
    void what_the_app_published_is_not_overwritten_by_its_older_file() throws IOException {
        try (Server server = server()) {
            publish(server, TEA);
            assertThat(state(server)).isEqualTo("file-is-behind");
        }
        try (Server server = server()) {
            assertThat(served(server)).isEqualTo(TEA);
            assertThat(state(server)).isEqualTo("file-is-behind");
        }
    }

    @Test
    void what_the_app_published_is_not_overwritten_by_a_file_that_changed_too() throws IOException {
        try (Server server = server()) {
            publish(server, TEA);
        }
        Files.writeString(folder.resolve("flows/coffee.yaml"), WATER);
        try (Server server = server()) {
            assertThat(served(server)).isEqualTo(TEA);
            assertThat(state(server)).isEqualTo("conflict");
            publish(server, WATER);
            assertThat(state(server)).isEqualTo("same");
        }
    }

    @Test
    void says_what_is_wrong_where_and_how_to_mend_it() throws IOException {
        try (Server server = server()) {
            String broken = new JsonObject()
                    .put("flow", "coffee")
                    .put("source", COFFEE.replace("title", "titel"))
                    .encode();
            JsonObject checked = call(server, "POST", "/validate", broken, 200);

            assertThat(checked.getBoolean("publishable")).isFalse();
            assertThat(checked.getJsonArray("diagnostics").getJsonObject(0)).isEqualTo(new JsonObject("""
                            {"severity": "error", "message": "unknown key titel, did you mean title?",
                             "line": 2, "column": 1, "endLine": 2, "endColumn": 6,
                             "fix": {"title": "Change to title", "edits":
                               [{"line": 2, "column": 1, "endLine": 2, "endColumn": 6, "text": "title"}]}}"""));
        }
    }

    @Test
    void simulates_a_conversation_and_writes_it_down_as_a_test() throws IOException {
        try (Server server = server()) {
            JsonObject question = new JsonObject()
                    .put("flow", "coffee")
                    .put("source", COFFEE)
                    .put("acts", new JsonArray().add(new JsonObject().put("say", "five")))
                    .put("name", "somebody who liked it");
            JsonObject played = call(server, "POST", "/simulate", question.encode(), 200);

            assertThat(played.getString("status")).isEqualTo("completed");
            assertThat(texts(played)).containsExactly("How was the coffee?", "Thank you.");
            JsonObject tested =
                    new JsonObject().put("flow", "coffee").put("source", COFFEE).put("tests", played.getString("test"));
            assertThat(call(server, "POST", "/validate", tested.encode(), 200)
                            .getJsonObject("tests")
                            .getInteger("passed"))
                    .isEqualTo(1);
        }
    }

    @Test
    void says_which_part_of_a_question_cannot_be_used() throws IOException {
        try (Server server = server()) {
            JsonObject wrong = call(
                    server,
                    "POST",
                    "/simulate",
                    "{\"flow\": \"No Name\", \"channel\": \"fax\", \"acts\": [{\"shout\": 1}], \"speed\": 2}",
                    400);

            assertThat(wrong.getJsonArray("errors").stream()
                            .map(JsonObject.class::cast)
                            .map(fault -> fault.getString("pointer")))
                    .containsExactlyInAnyOrder("/speed", "/flow", "/source", "/channel", "/acts/0");
            call(server, "GET", "/nothing-here", "", 404);
            call(server, "GET", "/No%20Name", "", 404);
        }
    }

    private static List<String> texts(JsonObject played) {
        JsonArray scenes = played.getJsonArray("scenes");
        return IntStream.range(0, scenes.size())
                .mapToObj(scenes::getJsonObject)
                .flatMap(scene -> scene.getJsonArray("messages").stream())
                .map(message -> ((JsonObject) message).getString("text"))
                .toList();
    }

    private String state(Server server) throws IOException {
        return call(server, "GET", "/coffee", "", 200).getJsonObject("file").getString("state");
    }

    private static String draft(String source, int version) {
        return new JsonObject()
                .put("source", source)
                .put("tests", GREEN)
                .put("version", version)
                .encode();
    }

    private JsonObject keyed(Server server, String method, String path, String body, int status) throws IOException {
        return call(request(server, method, path, body).header("Idempotency-Key", "once"), status);
    }
}
