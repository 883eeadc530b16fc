package dev.parley.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.kit.Secret;
import dev.parley.kit.Trouble;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Talks to a running server's API. One thread.
///
/// @param base the server's URL, without a slash at its end
record ServerClient(URI base, Secret token) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    /// An answer that is no refusal.
    record Answer(int status, JsonNode json) {}

    /// Sends a document.
    ///
    /// @param key names the request: trying again does nothing twice
    /// @throws ApiFailure if the server cannot be reached or refuses
    Answer post(String path, JsonNode document, String key) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(document.toString()))
                .build();
        HttpResponse<String> response = send(request, BodyHandlers.ofString());
        JsonNode json = parse(response.body());
        if (response.statusCode() >= 300) {
            throw refused(response.statusCode(), json);
        }
        return new Answer(response.statusCode(), json);
    }

    /// Reads a document.
    ///
    /// @throws ApiFailure if the server cannot be reached or refuses
    JsonNode get(String path) {
        HttpResponse<String> response =
                send(request(path).timeout(PATIENCE).GET().build(), BodyHandlers.ofString());
        JsonNode json = parse(response.body());
        if (response.statusCode() >= 300) {
            throw refused(response.statusCode(), json);
        }
        return json;
    }

    /// Reads an answer of any length.
    ///
    /// @throws ApiFailure if the server cannot be reached or refuses
    InputStream stream(String path) {
        HttpResponse<InputStream> response = send(request(path).GET().build(), BodyHandlers.ofInputStream());
        if (response.statusCode() < 300) {
            return response.body();
        }
        try (InputStream body = response.body()) {
            throw refused(
                    response.statusCode(),
                    parse(new String(body.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token.reveal());
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw unreachable(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(e);
        }
    }

    private ApiFailure unreachable(Exception fault) {
        return new ApiFailure(
                "Nothing answers at " + base + " (" + Trouble.words(fault)
                        + "). Start the server with ./parley serve, or name another with --url.",
                fault);
    }

    private static ApiFailure refused(int status, JsonNode problem) {
        StringBuilder text = new StringBuilder("The server refused (" + status + "): ");
        text.append(problem.path("detail").asText("no Parley answers there; look at --url"));
        problem.path("errors")
                .forEach(error -> text.append("\n  ")
                        .append(error.path("pointer").asText())
                        .append(' ')
                        .append(error.path("message").asText()));
        return new ApiFailure(text.toString());
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return JSON.createObjectNode();
        }
    }
}
