package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who wrote by themselves and is no contact: found by number, and erased.
class StrangerTest {
    private static final String FLOW = """
            flow: coffee
            title: Coffee
            language: en
            invite: {keywords: [coffee], quiet: none}
            steps:
              - {id: taste, ask: How was the coffee?, answer: csat}
              - end: Thank you.
            """;

    @Test
    void who_wrote_by_themselves_is_found_by_number_and_erased(@TempDir Path folder) {
        try (SmsStage stage = SmsStage.with(folder, "coffee", FLOW);
                Server server = stage.server(Map.of())) {
            stage.say(server, "+15550142", "coffee");
            stage.say(server, "+15550142", "5");
            stage.say(server, "+15550143", "coffee");
            JsonArray found = ofNumber(stage, server);
            assertThat(found).hasSize(1);
            String talk = "/api/v1/conversations/" + found.getJsonObject(0).getString("id");
            assertThat(stage.ask(server, talk).getBoolean("erasable")).isTrue();

            JsonObject erased = new JsonObject(
                    stage.call(server, "DELETE", talk + "/person", "").body());

            assertThat(erased.getInteger("conversations")).isEqualTo(1);
            assertThat(ofNumber(stage, server)).isEmpty();
            assertThat(stage.ask(server, "/api/v1/conversations").getJsonArray("items"))
                    .hasSize(1);
            assertThat(stage.call(server, "DELETE", talk + "/person", "again").statusCode())
                    .isEqualTo(404);
        }
    }

    private static JsonArray ofNumber(SmsStage stage, Server server) {
        return stage.ask(server, "/api/v1/conversations?q=%2B15550142").getJsonArray("items");
    }
}
