package dev.parley.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Parley's API as another system calls it. Safe for any thread.
final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int PAGE_TRIES = 60;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Cluster cluster;

    Api(Cluster cluster) {
        this.cluster = cluster;
    }

    /// Tells one node of an event; what it answered, or nothing.
    Optional<Integer> event(int node, String id, String phone) throws InterruptedException {
        String body = "{\"id\": \"" + id + "\", \"type\": \"visit\", \"contact\": {\"phone\": \"" + phone + "\"}}";
        List<Integer> ports = cluster.ports();
        if (ports.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(http.send(
                            request(ports.get(node % ports.size()), "/api/v1/events")
                                    .POST(HttpRequest.BodyPublishers.ofString(body))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// All conversations, as the nodes list them.
    List<JsonNode> conversations() throws IOException, InterruptedException {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = page("/api/v1/conversations?limit=200"
                    + (cursor.isEmpty() ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8)));
            page.path("items").forEach(all::add);
            cursor = page.path("next").asText("");
        } while (!cursor.isEmpty());
        return all;
    }

    /// A node that has just been started may still look for its store.
    private JsonNode page(String path) throws IOException, InterruptedException {
        for (int tries = 1; ; tries++) {
            HttpResponse<String> answer =
                    http.send(request(cluster.ports().getFirst(), path).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return JSON.readTree(answer.body());
            }
            if (tries == PAGE_TRIES) {
                throw new IOException("HTTP " + answer.statusCode() + " " + answer.body());
            }
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + Cluster.TOKEN);
    }
}
