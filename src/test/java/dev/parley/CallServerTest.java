package dev.parley;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.parley.command.Server;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A flow asks another system while somebody waits: what it answered, that it did not, and that nobody is held up.
class CallServerTest {
    private static final String FLOW = """
            flow: shop
            language: en
            invite: {default: true}
            steps:
              - {id: order, ask: What is your order number?, answer: number}
              - say: One moment.
              - call: orders
                with: {id: "{{ answers.order.value }}"}
                save: {vars.state: order.state}
                timeout: 30s
                failed:
                  - say: We could not look it up.
              - id: ease
                ask: 'Your order is {{ vars.state | default: "unknown" }}. How easy was it? 1 to 7'
                answer: ces
              - end: Thank you.
            vars: {state: ""}
            """;

    @AutoClose
    private final SmsStage stage;

    CallServerTest(@TempDir Path folder) {
        stage = SmsStage.with(folder, "shop", FLOW);
    }

    @Test
    void what_another_system_answers_goes_into_the_conversation() throws InterruptedException {
        stage.outside()
                .stubFor(post(urlEqualTo("/orders"))
                        .withHeader("X-Key", equalTo("s3cret"))
                        .willReturn(aResponse().withBody("{\"order\": {\"state\": \"sent\"}}")));
        try (Server server = stage.server(Map.of())) {
            String shown =
                    setUp(server, "{\"url\": \"" + stage.url("/orders") + "\", \"headers\": {\"X-Key\": \"s3cret\"}}");
            assertThat(shown).contains("X-Key").doesNotContain("s3cret");

            stage.say(server, "hi");
            assertThat(stage.say(server, "4711")).contains("One moment.").doesNotContain("How easy");

            assertThat(stage.sent().poll(60, TimeUnit.SECONDS)).contains("Your+order+is+sent");
            assertThat(stage.say(server, "7")).contains("Thank you.");
            stage.outside()
                    .verify(
                            1,
                            postRequestedFor(urlEqualTo("/orders"))
                                    .withHeader("Idempotency-Key", matching(".+/.+/[0-9]+"))
                                    .withRequestBody(equalToJson("{\"id\": \"4711\"}")));
            JsonObject call = log(server);
            assertThat(call.getString("state")).isEqualTo("answered");
            assertThat(call.getInteger("status")).isEqualTo(200);
            assertThat(call.encode()).doesNotContain("4711");
        }
    }

    @Test
    void a_busy_system_is_asked_again_if_that_does_no_harm() throws InterruptedException {
        stage.outside()
                .stubFor(get(urlPathEqualTo("/orders"))
                        .inScenario("busy")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willSetStateTo("well")
                        .willReturn(aResponse().withStatus(503)));
        stage.outside()
                .stubFor(get(urlPathEqualTo("/orders"))
                        .inScenario("busy")
                        .whenScenarioStateIs("well")
                        .willReturn(aResponse().withBody("{\"order\": {\"state\": \"packed\"}}")));
        try (Server server = stage.server(Map.of())) {
            setUp(server, "{\"url\": \"" + stage.url("/orders?v=2") + "\", \"method\": \"GET\"}");
            stage.say(server, "hi");
            stage.say(server, "4711");

            assertThat(stage.sent().poll(60, TimeUnit.SECONDS)).contains("Your+order+is+packed");
            stage.outside().verify(2, getRequestedFor(urlEqualTo("/orders?v=2&id=4711")));
            assertThat(log(server).getInteger("tries")).isEqualTo(2);
        }
    }

    @Test
    void what_may_have_been_done_is_not_asked_for_twice() throws InterruptedException {
        stage.outside()
                .stubFor(post(urlEqualTo("/orders")).willReturn(aResponse().withStatus(500)));
        try (Server server = stage.server(Map.of())) {
            setUp(server, "{\"url\": \"" + stage.url("/orders") + "\"}");
            stage.say(server, "hi");
            stage.say(server, "4711");

            assertThat(stage.sent().poll(60, TimeUnit.SECONDS)).contains("We+could+not+look+it+up");
            assertThat(stage.sent().poll(60, TimeUnit.SECONDS)).contains("Your+order+is+unknown");
            stage.outside().verify(1, postRequestedFor(urlEqualTo("/orders")));
            assertThat(log(server).getString("trouble")).isEqualTo("status 500");
        }
    }

    @Test
    void an_integration_that_nobody_has_set_up_fails_within_the_same_answer() {
        try (Server server = stage.server(Map.of())) {
            stage.say(server, "hi");

            assertThat(stage.say(server, "4711")).contains("One moment.", "We could not look it up.", "How easy");
        }
    }

    @Test
    void one_is_tried_out_before_a_flow_needs_it() {
        stage.outside()
                .stubFor(post(urlEqualTo("/orders")).willReturn(aResponse().withBody("[1]")));
        try (Server server = stage.server(Map.of())) {
            setUp(server, "{\"url\": \"" + stage.url("/orders") + "\"}");

            assertThat(stage.call(server, "POST", "/api/v1/integrations/orders/test", "{\"with\": {\"id\": \"1\"}}")
                            .body())
                    .contains("\"status\":200", "its answer is no JSON object");
            assertThat(stage.call(server, "PUT", "/api/v1/integrations/Orders", """
                    {"url": "gopher://example.com", "method": "PATCH", "headers": {"Host": "x"}, "more": 1}
                    """)
                            .body())
                    .contains("lower-case", "/url", "/method", "/headers/Host", "/more");
            assertThat(stage.call(server, "DELETE", "/api/v1/integrations/orders", "")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(stage.ask(server, "/api/v1/integrations").getJsonArray("items"))
                    .isEmpty();
        }
    }

    private String setUp(Server server, String integration) {
        var answer = stage.call(server, "PUT", "/api/v1/integrations/orders", integration);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body();
    }

    /// The newest call: it is settled a moment after the conversation was told.
    private JsonObject log(Server server) {
        JsonObject call = newest(server);
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
                call.getString("state").equals("under-way") && System.nanoTime() < end; ) {
            call = newest(server);
        }
        return call;
    }

    private JsonObject newest(Server server) {
        return stage.ask(server, "/api/v1/integrations/orders/calls")
                .getJsonArray("items")
                .getJsonObject(0);
    }
}
