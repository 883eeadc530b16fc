package dev.parley;

import dev.parley.fake.Contract;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A browser as the API sees it: it keeps its cookie, and the token that our own pages send along. One thread.
final class Browser implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private String cookie = "";
    String csrf = "";

    Browser(int port) {
        this.port = port;
    }

    /// An answer.
    record Answer(int status, JsonObject json, HttpResponse<?> whole) {
        String kind() {
            String type = json.getString("type", "");
            return type.substring(type.lastIndexOf(':') + 1);
        }
    }

    Answer call(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!cookie.isEmpty()) {
            request.header("cookie", cookie);
        }
        headers.forEach(request::header);
        try {
            HttpResponse<InputStream> answer = send(request.build());
            answer.headers().firstValue("set-cookie").ifPresent(set -> cookie = set.substring(0, set.indexOf(';')));
            boolean isJson =
                    answer.headers().firstValue("content-type").orElse("").contains("json");
            // A stream of events has no end to be read to.
            try (InputStream said = answer.body()) {
                String text = isJson ? new String(said.readAllBytes(), StandardCharsets.UTF_8) : "{}";
                Contract.check(Contract.seen(answer, text));
                return new Answer(answer.statusCode(), json(text), answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test was interrupted", e);
        }
    }

    /// As browsers do: a connection that was kept may have been closed meanwhile, and the request goes over another
    /// one.
    private HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (IOException closedMeanwhile) {
            return client.send(request, BodyHandlers.ofInputStream());
        }
    }

    private static JsonObject json(String text) {
        return text.startsWith("{") ? new JsonObject(text) : new JsonObject();
    }

    Answer call(String method, String path, String body) {
        return call(method, path, body, csrf.isEmpty() ? Map.of() : Map.of("x-csrf-token", csrf));
    }

    Answer get(String path) {
        return call("GET", path, "");
    }

    String cookie() {
        return cookie;
    }

    /// Signs in, and keeps the token if that succeeds.
    Answer enter(String user, String password, String code) {
        JsonObject body = new JsonObject().put("user", user).put("password", password);
        Answer answer = call("POST", "/api/v1/session", (code.isEmpty() ? body : body.put("code", code)).encode());
        csrf = answer.json().getString("csrf", "");
        return answer;
    }

    /// Chooses a password, and keeps the new token.
    Answer choose(String old, String next) {
        JsonObject body = new JsonObject().put("password", old).put("new", next);
        Answer answer = call("PUT", "/api/v1/session/password", body.encode());
        csrf = answer.json().getString("csrf", csrf);
        return answer;
    }

    @Override
    public void close() {
        client.close();
    }
}
