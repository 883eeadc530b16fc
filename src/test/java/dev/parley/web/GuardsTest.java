package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.kit.Ids;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that holds two connections at once, and takes one for idle after ten milliseconds.
class GuardsTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(10);
    private static final String LAST = "GET /nothing HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

    private final Vertx vertx = Vertx.vertx();
    private WebServer server;

    @BeforeEach
    void start() {
        WebServer.Listen two = new WebServer.Listen("127.0.0.1", 0, new WebServer.Deadlines(LONG, LONG, SHORT), 2);
        server = join(WebServer.start(vertx, two, List.of(), new Ids(InstantSource.system(), () -> 1)));
    }

    @AfterEach
    void stop() {
        join(server.stop(Duration.ofSeconds(1)));
        join(vertx.close());
    }

    @Test
    void who_only_holds_connections_open_keeps_nobody_out() throws IOException {
        try (Socket first = connect();
                Socket second = connect()) {
            untilAnswered();
            assertThat(first.getInputStream().read()).isEqualTo(-1);
            second.getOutputStream().write(LAST.getBytes(UTF_8));
            assertThat(new String(second.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 404");
        }
    }

    @Test
    void nor_does_who_never_ends_a_head() throws IOException {
        try (Socket first = connect();
                Socket second = connect()) {
            for (Socket slow : List.of(first, second)) {
                slow.getOutputStream().write("GET /not".getBytes(UTF_8));
            }

            untilAnswered();
        }
    }

    /// New connections are closed until one of the others counts as idle.
    private void untilAnswered() throws IOException {
        String answer = "";
        while (answer.isEmpty()) {
            answer = exchange();
        }
        assertThat(answer).startsWith("HTTP/1.1 404");
    }

    private String exchange() throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(LAST.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (SocketException closed) {
            return "";
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
        return socket;
    }

    private static <T> T join(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
