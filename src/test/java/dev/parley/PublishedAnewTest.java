package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Server;
import dev.parley.fake.ChatCaller;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A flow is published anew while people answer it: who is in the middle, who goes on with the new version, and what
/// people said before, said to a draft. Through a whole server's API.
class PublishedAnewTest extends CoffeeStage {
    @Test
    void who_is_in_the_middle_of_a_flow_is_told_for_what_is_served_and_for_a_draft() throws IOException {
        try (Server server = server()) {
            String draft = new JsonObject().put("source", TEA).encode();
            for (String body : List.of("{}", draft)) {
                assertThat(call(server, "POST", "/coffee/running", body, 200)).isEqualTo(new JsonObject("""
                                {"running": 0, "there": 0, "movable": 0, "moved": 0, "stays": []}"""));
            }
            assertThat(call(server, "POST", "/coffee/move", "{}", 200).getInteger("moved"))
                    .isZero();
            call(server, "POST", "/coffee/running", "{\"source\": \"flow: coffee\"}", 422);
            call(server, "POST", "/milk/running", "{}", 404);
            call(server, "POST", "/milk/move", "{}", 404);
        }
    }

    @Test
    void people_in_the_middle_are_moved_and_what_they_said_is_said_to_a_draft() throws IOException {
        try (Server server = server();
                ChatCaller chat = new ChatCaller(server.port())) {
            chat.open("coffee", "{}");
            ChatCaller.Session done = chat.open("coffee", "{}");
            done.say("{\"clientId\": \"1\", \"text\": \"5\"}");
            String reworded = COFFEE.replace("Thank you.", "See you.");
            publish(server, reworded);

            assertThat(call(server, "POST", "/coffee/running", "{}", 200).getInteger("movable"))
                    .isEqualTo(1);
            JsonObject moved = call(server, "POST", "/coffee/move", "{}", 200);
            assertThat(moved.getInteger("moved")).isEqualTo(1);
            JsonObject replayed = call(
                    server,
                    "POST",
                    "/coffee/replay",
                    new JsonObject()
                            .put("source", COFFEE.replace("csat", "{rating: {min: 1, max: 4}}"))
                            .encode(),
                    200);
            assertThat(replayed.getInteger("replayed")).isEqualTo(2);
            assertThat(replayed.getInteger("alike")).isEqualTo(1);
            assertThat(replayed.getJsonObject("differences").getInteger("not-understood"))
                    .isEqualTo(1);
        }
    }

    @Test
    void a_step_is_shown_as_a_form_and_changed_by_it() throws IOException {
        try (Server server = server()) {
            JsonObject place =
                    new JsonObject().put("source", COFFEE).put("line", 4).put("column", 5);
            JsonObject form = call(server, "POST", "/form", place.encode(), 200);
            assertThat(form.getString("verb")).isEqualTo("ask");

            JsonObject put = place.copy().put("do", "put").put("key", "ask").put("value", "How was the tea?");
            assertThat(call(server, "POST", "/edit", put.encode(), 200).getString("source"))
                    .isEqualTo(TEA);
            JsonObject up =
                    call(server, "POST", "/edit", place.copy().put("do", "up").encode(), 409);
            assertThat(up.getString("detail")).isEqualTo("It is at the end of its list already.");
            call(server, "POST", "/edit", place.copy().put("do", "jump").encode(), 400);
            call(
                    server,
                    "POST",
                    "/form",
                    place.copy().put("line", 1).put("column", 1).encode(),
                    409);
        }
    }

    @Test
    void an_anonymous_flow_is_not_replayed() throws IOException {
        try (Server server = server()) {
            String anonymous = COFFEE.replace("steps:", "anonymous: {minimum-group: 5}\nsteps:");
            JsonObject refused = call(
                    server,
                    "POST",
                    "/coffee/replay",
                    new JsonObject().put("source", anonymous).encode(),
                    409);

            assertThat(refused.getString("detail")).startsWith("This flow is anonymous:");
        }
    }
}
