package dev.parley;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.parley.command.Server;
import dev.parley.fake.TwilioCaller;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole server, as `serve` starts it, with a stand-in for Twilio.
class ServerTest {
    @TempDir
    private Path folder;

    private final WireMockServer twilio = new WireMockServer(options().dynamicPort());
    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void start() {
        twilio.addMockServiceRequestListener((request, response) -> {
            if (request.getMethod().getName().equals("POST")) {
                sent.add(request.getBodyAsString());
            }
        });
        twilio.start();
        twilio.stubFor(post(anyUrl()).willReturn(aResponse().withStatus(201).withBody("{\"sid\": \"SM-out\"}")));
        lists("");
    }

    @AfterEach
    void stop() {
        twilio.stop();
    }

    @Test
    void an_answer_tells_twilio_where_to_tell_what_became_of_it() throws IOException, InterruptedException {
        try (Server server = server()) {
            HttpResponse<String> answer = call(server, "/webhooks/sms", message("SM1", "hi"));
            String callback = answer.body().replaceAll("(?s).*statusCallback=\"([^\"]*)\".*", "$1");

            assertThat(callback).startsWith(TwilioCaller.PUBLIC_URL + "/webhooks/sms/status?k=");
            String target = callback.substring(TwilioCaller.PUBLIC_URL.length());
            String receipt = "AccountSid=" + TwilioCaller.ACCOUNT_SID + "&MessageSid=SM9&MessageStatus=delivered";
            assertThat(call(server, target, receipt).statusCode()).isEqualTo(200);
            assertThat(call(server, target, receipt).statusCode()).isEqualTo(200);
            assertThat(send(TwilioCaller.call(server.port(), target, receipt, "forged"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(call(server, target + "x", receipt).statusCode()).isEqualTo(200);
            assertThat(fetch(server, "/metrics")).contains("parley_outbox_total{outcome=\"sent\"} 0");
            assertThat(fetch(server, "/health/ready")).contains("ready");
        }
        assertThat(sent).isEmpty();
    }

    @Test
    void a_message_that_came_while_the_server_was_away_is_answered() throws InterruptedException {
        // Just now: an older message would be answered in the person's morning.
        String now = DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
                .format(ZonedDateTime.now(ZoneOffset.UTC));
        lists("""
                {"sid": "SM7", "body": "hi", "direction": "inbound", "date_sent": "%s", "from": "+15550100",
                 "to": "+15550111"}
                """.formatted(now));

        try (Server server = server()) {
            assertThat(server.port()).isPositive();
            assertThat(sent.poll(60, TimeUnit.SECONDS)).contains("Body=What+is+your+name%3F");
        }
    }

    private Server server() {
        Map<String, String> environment = new HashMap<>(TwilioCaller.settings("http://localhost:" + twilio.port()));
        environment.put("PARLEY_FLOWS_DIR", TestServer.HELLO);
        return TestServer.in(folder, environment);
    }

    private void lists(String messages) {
        twilio.stubFor(get(anyUrl())
                .willReturn(aResponse()
                        .withBody("{\"messages\": [" + messages + "], \"next_page_uri\": null, \"uri\": \"/\","
                                + " \"page\": 0, \"page_size\": 200}")));
    }

    private HttpResponse<String> call(Server server, String target, String form)
            throws IOException, InterruptedException {
        return send(TwilioCaller.call(server.port(), target, form));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String fetch(Server server, String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(at(server, path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static URI at(Server server, String target) {
        return URI.create("http://127.0.0.1:" + server.port() + target);
    }

    private static String message(String sid, String text) {
        return "AccountSid=" + TwilioCaller.ACCOUNT_SID + "&MessageSid=" + sid
                + "&From=%2B15550100&To=%2B15550111&Body=" + URLEncoder.encode(text, UTF_8);
    }
}
