package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Server;
import dev.parley.fake.SlackCaller;
import dev.parley.fake.SlackStandIn;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A server without a public address: Slack's calls come over a connection of ours.
class SlackSocketTest {
    @TempDir
    private Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final SlackStandIn slack = new SlackStandIn();
    private final BlockingQueue<ServerWebSocket> connections = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> acknowledged = new LinkedBlockingQueue<>();
    private Server server;

    /// What came back, and where.
    private record Answer(ServerWebSocket on, String text) {}

    @BeforeEach
    void start() {
        HttpServer sockets = vertx.createHttpServer()
                .webSocketHandler(socket -> {
                    socket.textMessageHandler(text -> acknowledged.add(new Answer(socket, text)));
                    connections.add(socket);
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        slack.answers(
                "apps.connections.open",
                "{\"ok\": true, \"url\": \"ws://127.0.0.1:" + sockets.actualPort() + "/link/?ticket=1\"}");
        Map<String, String> environment = Map.of(
                "PARLEY_FLOWS_DIR",
                TestServer.HELLO,
                "SLACK_BOT_TOKEN",
                "xoxb-1",
                "SLACK_APP_TOKEN",
                "xapp-1",
                "SLACK_API_URL",
                slack.url());
        server = TestServer.in(folder, environment);
    }

    @AfterEach
    void stop() {
        server.close();
        slack.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void envelopes_are_taken_acknowledged_and_answered() throws InterruptedException {
        assertThat(slack.next("apps.connections.open").authorization()).isEqualTo("Bearer xapp-1");
        ServerWebSocket socket = connection();
        socket.writeTextMessage("{\"type\":\"hello\",\"num_connections\":1}");
        send(socket, "e1", "events_api", SlackCaller.recorded("message.json"));
        assertThat(acknowledgement()).isEqualTo("{\"envelope_id\":\"e1\"}");
        assertThat(slack.next("chat.postMessage").fields()).containsEntry("text", "What is your name?");

        send(socket, "e2", "slash_commands", """
                {"team_id":"T024BE7LD","user_id":"U024BE7LH","command":"/parley","text":"help","trigger_id":"1.2"}""");
        assertThat(acknowledgement())
                .startsWith("{\"envelope_id\":\"e2\",\"payload\":{")
                .contains("/parley take");
        send(socket, "e3", "interactive", "{\"type\":\"shortcut\"}");
        assertThat(acknowledgement()).isEqualTo("{\"envelope_id\":\"e3\"}");
        send(socket, "e4", "something_new", "{}");
        assertThat(acknowledgement()).isEqualTo("{\"envelope_id\":\"e4\"}");
    }

    @Test
    void the_connection_is_opened_anew_when_slack_asks_and_when_it_breaks() throws InterruptedException {
        ServerWebSocket first = connection();
        first.writeTextMessage("{\"type\":\"hello\"}");
        first.writeTextMessage("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");
        ServerWebSocket second = connection();
        second.writeTextMessage("{\"type\":\"hello\"}");
        second.close();
        send(connection(), "e9", "events_api", SlackCaller.recorded("message.json"));
        assertThat(acknowledgement()).isEqualTo("{\"envelope_id\":\"e9\"}");
    }

    @Test
    void the_next_connection_is_open_before_slack_ends_one_and_both_are_answered() throws InterruptedException {
        ServerWebSocket first = connection();
        first.writeTextMessage("{\"type\":\"hello\"}");
        first.writeTextMessage("{\"type\":\"disconnect\",\"reason\":\"warning\"}");
        first.writeTextMessage("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");
        ServerWebSocket second = connection();
        second.writeTextMessage("{\"type\":\"hello\"}");

        send(first, "e1", "events_api", SlackCaller.recorded("message-in-channel.json"));
        assertThat(answer()).isEqualTo(new Answer(first, "{\"envelope_id\":\"e1\"}"));
        send(second, "e2", "events_api", SlackCaller.recorded("message-in-channel.json"));
        assertThat(answer()).isEqualTo(new Answer(second, "{\"envelope_id\":\"e2\"}"));
        first.close();
        send(second, "e3", "events_api", SlackCaller.recorded("message-in-channel.json"));
        assertThat(answer()).isEqualTo(new Answer(second, "{\"envelope_id\":\"e3\"}"));
        slack.next("apps.connections.open");
        slack.next("apps.connections.open");
        assertThat(slack.unseen("apps.connections.open")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "5",
                "{}",
                "{\"type\":5}",
                "{\"type\":\"events_api\"}",
                "{\"type\":\"hello\",\"num_connections\":2,\"debug_info\":{\"host\":\"x\"},\"connection_info\":{}}",
                "{\"type\":\"whisper\",\"payload\":{}}",
                "{\"type\":\"interactive\",\"envelope_id\":5,\"payload\":{\"type\":\"shortcut\"}}"
            })
    void what_is_no_envelope_is_passed_over(String strange) throws InterruptedException {
        ServerWebSocket socket = connection();
        socket.writeTextMessage(strange);
        socket.writeBinaryMessage(Buffer.buffer(strange));
        send(socket, "e1", "events_api", "5");
        assertThat(acknowledgement()).isEqualTo("{\"envelope_id\":\"e1\"}");
        socket.writeTextMessage("{\"envelope_id\":\"e2\",\"type\":\"slash_commands\",\"retry_attempt\":1,"
                + "\"retry_reason\":\"timeout\",\"accepts_response_payload\":true}");
        assertThat(acknowledgement()).isEqualTo("{\"envelope_id\":\"e2\"}");
        assertThat(connections).isEmpty();
    }

    @Test
    void nobody_gets_in_over_http_without_a_signing_secret() {
        try (SlackCaller caller = new SlackCaller(server.port())) {
            assertThat(caller.event(SlackCaller.recorded("message.json")).statusCode())
                    .isEqualTo(401);
        }
    }

    private ServerWebSocket connection() throws InterruptedException {
        ServerWebSocket socket = connections.poll(120, TimeUnit.SECONDS);
        assertThat(socket).isNotNull();
        return socket;
    }

    private String acknowledgement() throws InterruptedException {
        return answer().text();
    }

    private Answer answer() throws InterruptedException {
        Answer answer = acknowledged.poll(120, TimeUnit.SECONDS);
        assertThat(answer).isNotNull();
        return answer;
    }

    private static void send(ServerWebSocket socket, String id, String type, String payload) {
        socket.writeTextMessage(
                "{\"envelope_id\":\"" + id + "\",\"type\":\"" + type + "\",\"payload\":" + payload + "}");
    }
}
