package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Server;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other systems hear who was asked to take part, and who was not and why.
class InvitationHookTest {
    private static final String FLOW = """
            flow: shop
            language: en
            invite: {on: order.delivered, quiet: none, channels: [sms]}
            steps:
              - {id: recommend, ask: How likely are you to recommend us?, answer: nps}
            """;

    @TempDir
    private Path folder;

    @Test
    void who_is_asked_and_who_is_not_is_told_by_webhook() throws InterruptedException {
        try (SmsStage stage = SmsStage.with(folder, "shop", FLOW);
                Server server = stage.server(Map.of())) {
            String endpoint = "{\"url\": \"" + stage.url("/hook") + "\", \"events\": [\"invitation.*\"]}";
            assertThat(stage.call(server, "POST", "/api/v1/webhooks", endpoint).statusCode())
                    .isEqualTo(201);
            stage.call(server, "POST", "/api/v1/events", """
                    {"id": "o-1", "type": "order.delivered", "data": {},
                     "contact": {"externalId": "c-1", "phone": "+15550101"}}
                    """);
            stage.call(server, "POST", "/api/v1/events", """
                    {"id": "o-2", "type": "order.delivered", "data": {}, "contact": {"externalId": "c-2"}}
                    """);

            Map<String, JsonObject> told = new TreeMap<>();
            while (told.size() < 2) {
                String body = stage.hooks().poll(60, TimeUnit.SECONDS);
                assertThat(body).as("told so far: %s", told).isNotNull();
                OutgoingSchemas.check(String.valueOf(body));
                JsonObject event = new JsonObject(String.valueOf(body));
                told.put(event.getString("type"), event.getJsonObject("data"));
            }

            assertThat(told.get("invitation.sent")).asString().contains("c-1", "conversation", "sms");
            assertThat(told.get("invitation.not_sent")).asString().contains("c-2", "no-address");
        }
    }
}
