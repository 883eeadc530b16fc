package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.fake.TwilioCaller;
import dev.parley.kit.Ids;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    private final Map<String, String> answers = new ConcurrentHashMap<>();

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/api/v1/nothing", "/webhooks/slack", "/..%2fpom.xml", "/health"})
    void saysThatNothingIsThere(String path) {
        try (RunningServer server = RunningServer.start()) {
            assertProblem(server.get(path), 404, "not-found");
        }
    }

    @Test
    void saysThatAPathCannotBeRead() {
        try (RunningServer server = RunningServer.start()) {
            assertThat(raw(server, "GET /%zz HTTP/1.1"))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("urn:parley:problem:bad-request");
        }
    }

    @Test
    void refusesALineThatIsTooLong() {
        try (RunningServer server = RunningServer.start()) {
            assertThat(raw(server, "GET /" + "x".repeat(5000) + " HTTP/1.1"))
                    .contains(" 414 ", "urn:parley:problem:uri-too-long");
        }
    }

    @Test
    void refusesHeadersThatAreTooLong() {
        try (RunningServer server = RunningServer.start()) {
            assertThat(raw(server, "GET / HTTP/1.1", "X: " + "x".repeat(9000)))
                    .contains(" 431 ", "urn:parley:problem:headers-too-large");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000\u0001\u0002", "HELO there", "GET / HTTP/9.9", "\u0016\u0003\u0001"})
    void refusesWhatIsNoHttp(String line) {
        try (RunningServer server = RunningServer.start()) {
            assertThat(raw(server, line)).containsPattern("^HTTP/\\S+ (400|501) ");
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aConnectionServesOnAfterAProblem() throws IOException {
        try (RunningServer server = RunningServer.start();
                Socket socket = server.connect()) {
            String request = RunningServer.head("GET /nothing HTTP/1.1", "Host: x");
            String last = RunningServer.head("GET /health/live HTTP/1.1", "Host: x", "Connection: close");
            socket.getOutputStream().write((request + request + last).getBytes(UTF_8));

            assertThat(List.of(new String(socket.getInputStream().readAllBytes(), UTF_8).split("HTTP/1.1 ", -1)))
                    .hasSize(4)
                    .last()
                    .asString()
                    .startsWith("200 OK");
        }
    }

    @Test
    void hangsUpOnAHeadThatTakesTooLong() throws IOException {
        try (RunningServer server = RunningServer.with(new WebServer.Deadlines(SHORT, LONG, SHORT))) {
            assertHangsUp(server, "GET /health/live HTTP/1.1\r\nHost: x\r\nX-Slow: ");
        }
    }

    @Test
    void hangsUpOnABodyThatTakesTooLong() throws IOException {
        try (RunningServer server = RunningServer.with(new WebServer.Deadlines(LONG, SHORT, SHORT))) {
            String head = RunningServer.head(
                    "POST /webhooks/sms HTTP/1.1",
                    "Host: x",
                    "Content-Type: application/x-www-form-urlencoded",
                    "Content-Length: 1000");
            assertHangsUp(server, head + "Body=");
        }
    }

    @Test
    void hangsUpOnASecondHeadThatTakesTooLong() throws IOException {
        try (RunningServer server = RunningServer.with(new WebServer.Deadlines(SHORT, LONG, SHORT));
                Socket socket = server.connect()) {
            OutputStream out = socket.getOutputStream();
            out.write(RunningServer.head("GET /health/live HTTP/1.1", "Host: x").getBytes(UTF_8));
            assertThat(read(socket, "}")).startsWith("HTTP/1.1 200 OK");

            out.write("GET /hea".getBytes(UTF_8));

            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void doesNotHangUpBetweenRequestsOrWhileItWorksOnOne() throws IOException {
        try (RunningServer server = RunningServer.with(new WebServer.Deadlines(SHORT, SHORT, Duration.ofMillis(5)));
                Socket socket = server.connect()) {
            server.inbox.set(inbound -> {
                outlast(server);
                return RunningServer.echo(inbound);
            });
            String form = TwilioCaller.recordedForm("score");
            String request = RunningServer.head(
                            "POST /webhooks/sms HTTP/1.1",
                            "Host: x",
                            "Content-Type: application/x-www-form-urlencoded",
                            "X-Twilio-Signature: "
                                    + TwilioCaller.sign(
                                            RunningServer.TOKEN, RunningServer.PUBLIC_URL + "/webhooks/sms", form),
                            "Content-Length: " + form.length())
                    + form;
            assertThat(answerTo(request, socket)).startsWith("HTTP/1.1 200 OK");
            outlast(server);
            assertThat(answerTo(request, socket)).startsWith("HTTP/1.1 200 OK");
        }
    }

    /// 2,000 requests; those that are waited for in vain are hung up on.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void survivesWhateverIsSent(long seed) {
        Random random = new Random(seed);
        try (RunningServer server = RunningServer.with(new WebServer.Deadlines(SHORT, SHORT, SHORT))) {
            try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 250; i++) {
                    String request = junk(random);
                    callers.execute(() -> answers.put(request, server.exchange(request)));
                }
            }
            assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        }
        assertThat(answers)
                .hasSizeGreaterThan(200)
                .allSatisfy((request, answer) -> assertThat(answer)
                        .as("seed %d: %s", seed, request)
                        .matches("(?s)(\\S[^\r\n]* (200|400|401|403|404|405|413|414|415|431|501) .*)?"));
    }

    @Test
    void saysThatAPortIsTaken() {
        Vertx vertx = Vertx.vertx();
        try (RunningServer server = RunningServer.start();
                Socket socket = server.connect()) {
            WebServer.Listen same = new WebServer.Listen("127.0.0.1", socket.getPort(), WebServer.Deadlines.USUAL);
            assertThatThrownBy(() -> WebServer.start(vertx, same, List.of(), new Ids(InstantSource.system(), () -> 1))
                            .toCompletionStage()
                            .toCompletableFuture()
                            .join())
                    .isInstanceOf(CompletionException.class)
                    .hasMessageContaining("Address already in use");
        } catch (IOException e) {
            throw new AssertionError(e);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /// Any of the parts of a good call, each kept, left out, cut short or replaced.
    private static String junk(Random random) {
        String form = TwilioCaller.recordedForm("score-with-words");
        String body = mangled(random, form);
        String head = RunningServer.head(
                mangled(
                        random,
                        pick(random, "POST", "GET", "PUT", "BREW") + " "
                                + pick(random, "/webhooks/sms", "/", "/api/v1/conversations?limit=%2", "/health/ready")
                                + " HTTP/1.1"),
                mangled(random, "Host: parley.example.com"),
                mangled(random, "Content-Type: application/x-www-form-urlencoded"),
                mangled(random, "X-Twilio-Signature: " + TwilioCaller.sign("other", "https://x", form)),
                random.nextInt(4) == 0 ? "Transfer-Encoding: chunked" : "X-Nothing: much",
                "Connection: close",
                "Content-Length: " + body.getBytes(UTF_8).length);
        return head + body;
    }

    private static String mangled(Random random, String part) {
        int at = random.nextInt(part.length());
        return switch (random.nextInt(12)) {
            case 0 -> part.substring(0, at);
            case 1 -> part.substring(at);
            case 2 -> part.substring(0, at) + (char) random.nextInt(0x250) + part.substring(at);
            case 3 ->
                part.substring(0, at) + pick(random, "\r\n", "\n", "%", "\0", "🙂", ": ", "&=&") + part.substring(at);
            case 4 -> part.repeat(1 + random.nextInt(200));
            default -> part;
        };
    }

    private static String pick(Random random, String... options) {
        return options[random.nextInt(options.length)];
    }

    /// Sends the beginning of a request and waits for the server to end the connection.
    private static void assertHangsUp(RunningServer server, String beginning) throws IOException {
        try (Socket socket = server.connect()) {
            InputStream in = socket.getInputStream();
            socket.getOutputStream().write(beginning.getBytes(UTF_8));
            assertThat(new String(in.readAllBytes(), UTF_8)).doesNotContain(" 500 ");
        }
        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
    }

    /// Returns once a connection that is slow has been hung up on, and so any other would have been.
    private static void outlast(RunningServer server) {
        assertThat(server.exchange("GET /")).isEmpty();
    }

    private static String answerTo(String request, Socket socket) throws IOException {
        socket.getOutputStream().write(request.getBytes(UTF_8));
        return read(socket, "</Response>");
    }

    private static String read(Socket socket, String end) throws IOException {
        byte[] buffer = new byte[4096];
        StringBuilder answer = new StringBuilder();
        while (answer.indexOf(end) < 0) {
            int read = socket.getInputStream().read(buffer);
            assertThat(read).as("bytes after %s", answer).isPositive();
            answer.append(new String(buffer, 0, read, UTF_8));
        }
        return answer.toString();
    }

    private static String raw(RunningServer server, String... lines) {
        return server.exchange(RunningServer.head(List.of(String.join("\r\n", lines), "Host: x", "Connection: close")
                .toArray(String[]::new)));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(new JsonObject(answer.body()).getString("type")).isEqualTo("urn:parley:problem:" + kind);
    }
}
