package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.ChatCaller;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What stands in the chat after an earlier answer was changed, and what the demo shows of flows that are not ours.
class ChatChangeTest extends ChatStage {
    @Override
    Map<String, String> flows() {
        return Map.of("faces", """
                flow: faces
                title: Words and faces
                language: en
                steps:
                  - {id: recommend, ask: How likely are you to recommend us?, answer: nps}
                  - {id: happy, ask: How happy are you?, answer: csat}
                  - end: Thank you.
                """);
    }

    @Test
    void a_changed_score_is_shown_as_its_own_question_shows_it_and_not_as_the_open_one() {
        ChatCaller.Session session = chat.open("faces", "{}");
        String ref = session.opened()
                .getJsonObject("state")
                .getJsonObject("question")
                .getString("ref");
        session.say("{\"clientId\": \"a\", \"value\": 9}");

        JsonObject changed =
                session.say("{\"clientId\": \"b\", \"value\": 4, \"question\": \"" + ref + "\", \"change\": true}");

        JsonObject answer =
                changed.getJsonObject("state").getJsonArray("answers").getJsonObject(0);
        assertThat(answer.getString("value")).isEqualTo("4");
        assertThat(text(changed, answer.getString("message"))).isEqualTo("4");
    }

    private static String text(JsonObject told, String id) {
        return told.getJsonArray("messages").stream()
                .map(JsonObject.class::cast)
                .filter(message -> message.getString("id").equals(id))
                .map(message -> message.getString("text"))
                .findFirst()
                .orElse("none of that id");
    }

    @Test
    void the_demo_shows_what_is_published_where_our_own_flows_are_not() {
        stop();
        server = TestServer.demo(
                folder.resolve("demo"),
                Map.of("PARLEY_FLOWS_DIR", folder.resolve("flows").toString()));
        chat = new ChatCaller(server.port());

        assertThat(chat.get("/demo").body())
                .contains("<parley-chat mode=\"inline\" flow=\"faces\">", "<parley-chat flow=\"faces\">");
        assertThat(chat.get("/demo/page").statusCode()).isEqualTo(303);
    }
}
