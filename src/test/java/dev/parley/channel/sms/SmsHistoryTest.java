package dev.parley.channel.sms;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.parley.channel.History;
import dev.parley.channel.Inbound;
import dev.parley.fake.TwilioCaller;
import dev.parley.kit.Secret;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SmsHistoryTest {
    private static final String MESSAGES = "/2010-04-01/Accounts/" + TwilioCaller.ACCOUNT_SID + "/Messages.json";
    private static final Instant SINCE = Instant.parse("2026-03-01T10:00:00Z");

    private final WireMockServer twilio = new WireMockServer(options().dynamicPort());
    private final Vertx vertx = Vertx.vertx();

    @BeforeEach
    void start() {
        twilio.start();
    }

    @AfterEach
    void stop() {
        twilio.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void every_page_is_read_and_only_messages_from_people_count() {
        String second = MESSAGES + "?Page=1";
        twilio.stubFor(get(urlPathEqualTo(MESSAGES))
                .withQueryParam("DateSent>", equalTo("2026-03-01T10:00:00"))
                .willReturn(page(second, message("SM3", "inbound", "null"), message("SM2", "outbound-reply", "null"))));
        twilio.stubFor(get(urlPathEqualTo(MESSAGES))
                .withQueryParam("Page", equalTo("1"))
                .withQueryParam("DateSent>", absent())
                .willReturn(page(null, message("SM1", "inbound", "\"MG1\""))));

        assertThat(list())
                .isInstanceOfSatisfying(
                        History.Listed.Messages.class,
                        listed -> assertThat(listed.messages())
                                .containsExactly(
                                        new History.Arrival(
                                                new Inbound(
                                                        "sms",
                                                        "+15550111",
                                                        "+15550100",
                                                        "SM3",
                                                        Inbound.Content.of("9")),
                                                Instant.parse("2026-03-01T10:05:00Z")),
                                        new History.Arrival(
                                                new Inbound("sms", "MG1", "+15550100", "SM1", Inbound.Content.of("9")),
                                                Instant.parse("2026-03-01T10:05:00Z"))));
    }

    @Test
    void a_page_that_fails_twice_does_not_cost_the_whole_list() {
        for (String state : List.of(Scenario.STARTED, "once")) {
            twilio.stubFor(get(urlPathEqualTo(MESSAGES))
                    .inScenario("list")
                    .whenScenarioStateIs(state)
                    .willSetStateTo(state.equals("once") ? "twice" : "once")
                    .willReturn(aResponse().withStatus(state.equals("once") ? 429 : 503)));
        }
        twilio.stubFor(get(urlPathEqualTo(MESSAGES))
                .inScenario("list")
                .whenScenarioStateIs("twice")
                .willReturn(page(null, message("SM1", "inbound", "null"))));

        assertThat(list())
                .isInstanceOfSatisfying(
                        History.Listed.Messages.class,
                        listed -> assertThat(listed.messages()).hasSize(1));
    }

    @Test
    void a_list_that_cannot_be_had_is_said_to_be_so() {
        twilio.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(500)));
        assertThat(list()).isEqualTo(new History.Listed.Unreachable("HTTP 500"));

        twilio.stubFor(get(anyUrl()).willReturn(aResponse().withBody("{}")));
        assertThat(list()).isInstanceOf(History.Listed.Unreachable.class);
    }

    private History.Listed list() {
        SmsAccount account = new SmsAccount(
                TwilioCaller.ACCOUNT_SID,
                new Secret("secret token"),
                URI.create("http://localhost:" + twilio.port()),
                Optional.empty());
        return SmsHistory.of(vertx, account, "MG1").since(SINCE);
    }

    private static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder page(
            @org.jspecify.annotations.Nullable String next, String... messages) {
        return aResponse()
                .withBody("{\"messages\": [" + String.join(",", messages) + "], \"page\": 0, \"page_size\": 200,"
                        + " \"next_page_uri\": " + (next == null ? "null" : "\"" + next + "\"") + ", \"uri\": \""
                        + MESSAGES + "\"}");
    }

    private static String message(String sid, String direction, String service) {
        return """
                {"sid": "%s", "body": "9", "direction": "%s", "date_created": "Sun, 01 Mar 2026 10:05:00 +0000",
                 "date_sent": "Sun, 01 Mar 2026 10:05:00 +0000", "from": "+15550100", "to": "+15550111",
                 "messaging_service_sid": %s, "status": "received"}
                """.formatted(sid, direction, service);
    }
}
