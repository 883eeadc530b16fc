package dev.parley.fake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/// Calls the web chat as its pages do.
public final class ChatCaller implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    /// Calls the server at that port of this machine.
    public ChatCaller(int port) {
        this.port = port;
    }

    /// Opens a session, which must succeed.
    public Session open(String flow, String body) {
        HttpResponse<String> answer = post("/webhooks/chat/" + flow + "/sessions", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return new Session(this, new JsonObject(answer.body()));
    }

    /// A POST of JSON.
    public HttpResponse<String> post(String path, String body, String... token) {
        return send(request(path, token).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// A POST from a page.
    public HttpResponse<String> postFrom(String origin, String path, String body) {
        return send(request(path).header("Origin", origin).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /// What a browser asks before a POST from a page.
    public HttpResponse<String> preflight(String origin, String path) {
        return send(request(path)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody()));
    }

    /// A GET.
    public HttpResponse<String> get(String path, String... token) {
        return send(request(path, token).GET());
    }

    /// The server's address.
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpRequest.Builder request(String path, String... token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Content-Type", "application/json");
        List.of(token).forEach(one -> request.header("Authorization", "Bearer " + one));
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8))
                .join();
    }

    @Override
    public void close() {
        client.close();
    }

    /// An open session.
    public record Session(ChatCaller chat, JsonObject opened) {
        /// Its id.
        public String id() {
            return opened.getString("session");
        }

        /// Its token.
        public String token() {
            return opened.getString("token");
        }

        /// A path of it.
        public String path(String end) {
            return "/webhooks/chat/sessions/" + id() + end;
        }

        /// Sends a message, which must be taken.
        public JsonObject say(String body) {
            HttpResponse<String> answer = chat.post(path("/messages"), body, token());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            return new JsonObject(answer.body());
        }

        /// Its events behind a cursor.
        public Events events(String after) {
            return Events.open(chat.port, path("/events"), token(), after);
        }
    }

    /// A stream of events, read line by line over a connection of its own.
    public static final class Events implements AutoCloseable {
        private static final int PATIENCE_MILLIS = 120_000;

        private final Socket socket;
        private final BufferedReader lines;
        private String id = "";

        private Events(Socket socket, InputStream bytes) {
            this.socket = socket;
            lines = new BufferedReader(new InputStreamReader(bytes, UTF_8));
        }

        static Events open(int port, String path, String token, String after) {
            try {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                socket.setSoTimeout(PATIENCE_MILLIS);
                String head = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + token
                        + "\r\nLast-Event-ID: " + after + "\r\n\r\n";
                socket.getOutputStream().write(head.getBytes(UTF_8));
                Events events = new Events(socket, socket.getInputStream());
                events.until("retry: ");
                return events;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// What the next event says.
        public JsonObject next() {
            id = until("id: ").substring("id: ".length());
            return new JsonObject(until("data: ").substring("data: ".length()));
        }

        /// The id of the last event.
        public String lastId() {
            return id;
        }

        /// Whether the server ends it, which is waited for: the last chunk has no bytes.
        public boolean isEnded() {
            until("0");
            return true;
        }

        private String until(String start) {
            try {
                String line = lines.readLine();
                while (line != null && !line.startsWith(start)) {
                    line = lines.readLine();
                }
                assertThat(line).as("a line that starts with " + start).isNotNull();
                return String.valueOf(line);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
