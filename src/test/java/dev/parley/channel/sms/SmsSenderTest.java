package dev.parley.channel.sms;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.parley.channel.Delivery;
import dev.parley.channel.Outbound;
import dev.parley.channel.Route;
import dev.parley.channel.Sender;
import dev.parley.fake.TwilioCaller;
import dev.parley.kit.Form;
import dev.parley.kit.HttpLine;
import dev.parley.kit.Secret;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsSenderTest {
    private static final String MESSAGES = "/2010-04-01/Accounts/" + TwilioCaller.ACCOUNT_SID + "/Messages.json";
    private static final Route ROUTE = new Route("+15550111", "+15550100");
    private static final Outbound HELLO = new Outbound("lane.SM1.0", "Hello & welcome");
    private static final Instant SINCE = Instant.parse("2026-03-01T10:00:00Z");

    private static final WireMockServer TWILIO = new WireMockServer(options().dynamicPort());
    private static final BlockingQueue<LoggedRequest> REQUESTS = new LinkedBlockingQueue<>();
    private static final Vertx VERTX = Vertx.vertx();

    @BeforeAll
    static void start() {
        TWILIO.addMockServiceRequestListener((request, response) -> REQUESTS.add(LoggedRequest.createFrom(request)));
        TWILIO.start();
    }

    @AfterAll
    static void stop() {
        TWILIO.stop();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void forget() {
        TWILIO.resetMappings();
        REQUESTS.clear();
    }

    /// Twilio's stand-in notes a request some time after it has answered.
    private static LoggedRequest onlyRequest() throws InterruptedException {
        LoggedRequest first = REQUESTS.poll(30, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        assertThat(REQUESTS).isEmpty();
        return first;
    }

    @Test
    void a_message_is_one_request_with_all_that_twilio_needs() throws InterruptedException {
        answers(created("SM77"));

        assertThat(send(ROUTE)).isEqualTo(new Delivery.Sent("SM77"));
        LoggedRequest request = onlyRequest();
        assertThat(request.getUrl()).isEqualTo(MESSAGES);
        assertThat(request.getHeader("Authorization"))
                .isEqualTo("Basic "
                        + Base64.getEncoder()
                                .encodeToString((TwilioCaller.ACCOUNT_SID + ":secret token").getBytes(UTF_8)));
        assertThat(fields(request))
                .containsExactlyInAnyOrder(
                        new Form.Field("To", "+15550100"),
                        new Form.Field("From", "+15550111"),
                        new Form.Field("Body", "Hello & welcome"),
                        new Form.Field("ValidityPeriod", "14400"),
                        new Form.Field(
                                "StatusCallback", "https://parley.example.com/webhooks/sms/status?k=lane.SM1.0"));
    }

    @Test
    void a_messaging_service_sends_from_the_number_it_chooses() throws InterruptedException {
        answers(created("SM77"));

        assertThat(send(new Route("MG1", "+15550100"))).isEqualTo(new Delivery.Sent("SM77"));
        assertThat(fields(onlyRequest()))
                .contains(new Form.Field("MessagingServiceSid", "MG1"))
                .extracting(Form.Field::name)
                .doesNotContain("From");
    }

    /// Whatever Twilio answers, one request is made.
    @ParameterizedTest
    @CsvFileSource(resources = "twilio-answers.tsv", delimiter = '\t', numLinesToSkip = 1)
    void an_answer_means(int status, String code, String retryAfter, String means) throws InterruptedException {
        ResponseDefinitionBuilder answer = aResponse().withStatus(status).withBody(body(code));
        answers(retryAfter.equals("-") ? answer : answer.withHeader("Retry-After", retryAfter));

        assertThat(send(ROUTE)).hasToString(means);
        assertThat(onlyRequest().getMethod()).isEqualTo(RequestMethod.POST);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void nobody_knows_what_became_of_a_request_whose_connection_breaks(Fault fault) throws InterruptedException {
        answers(aResponse().withFault(fault));

        assertThat(send(ROUTE)).isInstanceOf(Delivery.Unknown.class);
        assertThat(onlyRequest().getMethod()).isEqualTo(RequestMethod.POST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>no</html>", "{}", "[]", "{\"sid\": 5", "null", "{\"sid\": null}"})
    void nobody_knows_what_became_of_a_request_with_a_senseless_answer(String body) throws InterruptedException {
        answers(aResponse().withStatus(201).withBody(body));

        assertThat(send(ROUTE)).isInstanceOf(Delivery.Unknown.class);
        assertThat(onlyRequest().getMethod()).isEqualTo(RequestMethod.POST);
    }

    @Test
    void nobody_knows_what_became_of_a_request_that_is_answered_too_late() throws InterruptedException {
        answers(created("SM77").withFixedDelay(3_000));

        try (SmsSender sender = sender(TWILIO.port(), Duration.ofMillis(400))) {
            assertThat(sender.send(ROUTE, HELLO)).isInstanceOf(Delivery.Unknown.class);
        }
        assertThat(onlyRequest().getMethod()).isEqualTo(RequestMethod.POST);
    }

    @Test
    void a_request_that_could_not_begin_was_not_sent() {
        try (SmsSender sender = sender(1, Duration.ofSeconds(10))) {
            assertThat(sender.send(ROUTE, HELLO)).isInstanceOf(Delivery.Deferred.class);
        }
    }

    @Test
    void a_redirect_is_not_followed_with_the_credentials() throws InterruptedException {
        answers(aResponse().withStatus(307).withHeader("Location", "http://localhost:" + TWILIO.port() + "/elsewhere"));

        assertThat(send(ROUTE)).isInstanceOf(Delivery.Deferred.class);
        assertThat(onlyRequest().getMethod()).isEqualTo(RequestMethod.POST);
    }

    @Test
    void the_list_shows_messages_of_that_text_since_then_the_oldest_first() {
        lists(
                listed("SM4", "Hello & welcome", "outbound-api", "Sun, 01 Mar 2026 10:09:00 +0000"),
                listed("SM3", "Something else", "outbound-api", "Sun, 01 Mar 2026 10:08:00 +0000"),
                listed("SM2", "Hello & welcome", "outbound-reply", "Sun, 01 Mar 2026 10:07:00 +0000"),
                listed("SM1", "Hello & welcome", "inbound", "Sun, 01 Mar 2026 10:06:00 +0000"),
                listed("SM0", "Hello & welcome", "outbound-api", "Sun, 01 Mar 2026 09:59:59 +0000"));

        assertThat(find(ROUTE)).isEqualTo(new Sender.Search.Found(List.of("SM2", "SM4")));
        assertThat(find(new Route("+15550112", "+15550100"))).isEqualTo(new Sender.Search.Found(List.of()));
        assertThat(find(new Route("MG1", "+15550100"))).isEqualTo(new Sender.Search.Found(List.of("SM2", "SM4")));
    }

    @Test
    void a_list_that_cannot_be_had_is_not_an_empty_one() {
        TWILIO.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(503)));
        assertThat(find(ROUTE)).isEqualTo(new Sender.Search.Unreachable("HTTP 503"));

        TWILIO.stubFor(get(anyUrl()).willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        assertThat(find(ROUTE)).isInstanceOf(Sender.Search.Unreachable.class);

        TWILIO.stubFor(get(anyUrl()).willReturn(aResponse().withBody("{\"messages\": \"none\"}")));
        assertThat(find(ROUTE)).isInstanceOf(Sender.Search.Unreachable.class);
    }

    private static List<Form.Field> fields(LoggedRequest request) {
        return ((Form.Fields) Form.parse(request.getBody())).all();
    }

    private static Delivery send(Route route) {
        try (SmsSender sender = sender(TWILIO.port(), Duration.ofSeconds(10))) {
            return sender.send(route, HELLO);
        }
    }

    private static Sender.Search find(Route route) {
        try (SmsSender sender = sender(TWILIO.port(), Duration.ofSeconds(10))) {
            return sender.find(route, HELLO, SINCE);
        }
    }

    private static SmsSender sender(int port, Duration whole) {
        SmsAccount account = new SmsAccount(
                TwilioCaller.ACCOUNT_SID,
                new Secret("secret token"),
                URI.create("http://localhost:" + port),
                Optional.of(URI.create("https://parley.example.com/webhooks/sms/status")));
        return SmsSender.of(VERTX, account, new HttpLine.Deadlines(Duration.ofSeconds(2), whole));
    }

    private static void answers(ResponseDefinitionBuilder answer) {
        TWILIO.stubFor(post(urlEqualTo(MESSAGES)).willReturn(answer));
    }

    private static ResponseDefinitionBuilder created(String sid) {
        return aResponse().withStatus(201).withBody("""
                {"sid": "%s", "status": "queued", "to": "+15550100", "from": "+15550111", "error_code": null,
                 "date_created": "Sun, 01 Mar 2026 10:00:00 +0000", "num_segments": "1"}
                """.formatted(sid));
    }

    private static String body(String code) {
        return switch (code) {
            case "-" -> "<html>not Twilio</html>";
            default -> "{\"code\": " + code + ", \"message\": \"no\", \"more_info\": \"\", \"status\": 400}";
        };
    }

    private static String listed(String sid, String text, String direction, String created) {
        return """
                {"sid": "%s", "body": "%s", "direction": "%s", "date_created": "%s", "from": "+15550111",
                 "to": "+15550100", "date_sent": null, "status": "sent"}
                """.formatted(sid, text, direction, created);
    }

    private static void lists(String... messages) {
        TWILIO.stubFor(get(urlPathEqualTo(MESSAGES))
                .withQueryParam("To", equalTo("+15550100"))
                .withHeader("Authorization", containing("Basic "))
                .willReturn(aResponse()
                        .withBody("{\"messages\": [" + String.join(",", messages)
                                + "], \"page\": 0, \"page_size\": 50, \"next_page_uri\": null, \"uri\": \"" + MESSAGES
                                + "\"}")));
    }
}
