package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Server;
import dev.parley.fake.Contract;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What tests of writing flows stand on: one flow in a file, servers that serve it, and somebody who calls their API.
abstract class CoffeeStage {
    static final String COFFEE = """
            flow: coffee
            title: Coffee
            steps:
              - {id: taste, ask: How was the coffee?, answer: csat}
              - end: Thank you.
            """;
    static final String TEA = COFFEE.replace("the coffee", "the tea");

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void files() throws IOException {
        Path flows = Files.createDirectory(folder.resolve("flows"));
        Files.writeString(flows.resolve("coffee.yaml"), COFFEE);
    }

    Server server() {
        return TestServer.in(folder, Map.of("PARLEY_API_TOKENS", "test:let-me-in"));
    }

    /// Publishes a text.
    JsonObject publish(Server server, String text) throws IOException {
        return call(
                server,
                "POST",
                "/coffee/publish",
                new JsonObject().put("source", text).encode(),
                200);
    }

    /// The text that is served.
    String served(Server server) throws IOException {
        return call(server, "GET", "/coffee", "", 200).getString("source");
    }

    /// Calls a path below the flows', which must answer with that status.
    JsonObject call(Server server, String method, String path, String body, int status) throws IOException {
        return call(request(server, method, path, body), status);
    }

    static HttpRequest.Builder request(Server server, String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1/flows" + path))
                .header("Authorization", "Bearer let-me-in")
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    JsonObject call(HttpRequest.Builder request, int status) throws IOException {
        try {
            HttpResponse<String> answer =
                    Contract.checked(client.send(request.build(), HttpResponse.BodyHandlers.ofString()));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            return new JsonObject(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
