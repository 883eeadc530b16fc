package dev.parley.fake;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URLDecoder;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Slack's Web API, and the addresses that come with interactions.
public final class SlackStandIn implements AutoCloseable {
    private final WireMockServer server = new WireMockServer(options().dynamicPort());
    private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();

    /// A request that came.
    ///
    /// @param method the last part of its path: `chat.postMessage`
    /// @param authorization the header, "" if there was none
    public record Call(String method, String body, String authorization) {
        /// Its form fields.
        public Map<String, String> fields() {
            return Arrays.stream(body.split("&"))
                    .map(field -> field.split("=", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> URLDecoder.decode(parts[1], UTF_8)));
        }
    }

    /// Answers everything as Slack does when all is well.
    public SlackStandIn() {
        server.addMockServiceRequestListener((request, response) -> {
            String path = request.getUrl().replaceFirst("\\?.*", "");
            calls.add(new Call(
                    path.substring(path.lastIndexOf('/') + 1),
                    request.getBodyAsString(),
                    Objects.requireNonNullElse(request.getHeader("Authorization"), "")));
        });
        server.start();
        server.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{\"ok\": true}")));
        answers("auth.test", "{\"ok\": true, \"team_id\": \"T024BE7LD\", \"user_id\": \"U0PARLEY1\"}");
        answers("conversations.open", "{\"ok\": true, \"channel\": {\"id\": \"D024BE91L\"}}");
        answers("chat.postMessage", "{\"ok\": true, \"channel\": \"D024BE91L\", \"ts\": \"1772359201.000200\"}");
    }

    /// The URL of the methods.
    public String url() {
        return "http://localhost:" + server.port() + "/api/";
    }

    /// An address that came with an interaction.
    public String responseUrl() {
        return "http://localhost:" + server.port() + "/actions/respond";
    }

    /// What a method answers from now on.
    public void answers(String method, String json) {
        answers(method, aResponse().withBody(json));
    }

    /// What a method answers from now on.
    public void answers(String method, ResponseDefinitionBuilder answer) {
        server.stubFor(post(urlPathEqualTo("/api/" + method)).willReturn(answer));
    }

    /// The next request to a method; others are passed over. Waits for it.
    public Call next(String method) throws InterruptedException {
        while (true) {
            Call call = calls.poll(120, TimeUnit.SECONDS);
            if (call == null) {
                throw new AssertionError("no call of " + method + " came");
            }
            if (call.method().equals(method)) {
                return call;
            }
        }
    }

    /// How many requests to a method have come that nobody has looked at.
    public long unseen(String method) {
        return calls.stream().filter(call -> call.method().equals(method)).count();
    }

    @Override
    public void close() {
        server.stop();
    }
}
