package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.channel.Heard;
import dev.parley.channel.ReplyBody;
import dev.parley.kit.Lanes;
import dev.parley.kit.NoAnswer;
import dev.parley.kit.Secret;
import dev.parley.kit.Trouble;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slack's calls over a connection of ours, for servers without a public address
/// (docs.slack.dev/apis/events-api/using-socket-mode). Each envelope goes the way of the same call over HTTP and is
/// acknowledged once it is done; what fails is not, and comes again. The connection is opened anew when it ends, or
/// when Slack asks for it. Safe for any thread.
public final class SocketMode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketMode.class);
    /// The largest envelope: the same as over HTTP.
    private static final int MAX_MESSAGE = 1024 * 1024;
    /// Between two attempts, in ms: doubled with each that fails.
    private static final long PAUSE = 1_000;

    private static final int MOST_DOUBLINGS = 5;

    private final Vertx vertx;
    private final SlackApi api;
    private final Inlet inlet;
    private final WebSocketClient client;
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean closed;

    /// What a connection needs.
    ///
    /// @param appToken the app-level token, `xapp-…`
    /// @param later runs what blocks; never blocks its caller
    record Inlet(Secret appToken, SlackParts.Calls calls, Lanes lanes, Executor later) {}

    SocketMode(Vertx vertx, SlackApi api, Inlet inlet) {
        this.vertx = vertx;
        this.api = api;
        this.inlet = inlet;
        client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxFrameSize(MAX_MESSAGE).setMaxMessageSize(MAX_MESSAGE));
    }

    /// Opens the connection, and keeps one open.
    public void start() {
        inlet.later().execute(this::open);
    }

    private void open() {
        if (closed) {
            return;
        }
        try {
            SlackApi.Answer answer = api.call("apps.connections.open", inlet.appToken(), Map.of());
            String url = Json.text(answer.body(), "url");
            if (answer.isOk() && !url.isEmpty()) {
                connect(url);
                return;
            }
            again(answer.reason());
        } catch (NoAnswer e) {
            again(e.reason());
        }
    }

    /// What is said and that it ends must be heard from the first moment on, so the handlers are there before.
    private void connect(String url) {
        ClientWebSocket socket = client.webSocket();
        socket.textMessageHandler(text -> Json.read(text).ifPresent(envelope -> take(socket, envelope)));
        socket.exceptionHandler(fault -> LOG.debug("the connection to Slack broke: {}", fault.toString()));
        socket.closeHandler(end -> again("the connection ended"));
        socket.connect(new WebSocketConnectOptions().setAbsoluteURI(url))
                .onFailure(fault -> again(Trouble.words(fault)));
    }

    private void again(String why) {
        if (closed) {
            return;
        }
        int doublings = Math.min(failures.getAndIncrement(), MOST_DOUBLINGS);
        if (doublings > 0) {
            LOG.warn("no connection to Slack, again in {} s: {}", (PAUSE << doublings) / 1_000, why);
        }
        vertx.setTimer(PAUSE << doublings, timer -> start());
    }

    private void take(WebSocket socket, JsonNode envelope) {
        JsonNode payload = envelope.path("payload");
        String id = Json.text(envelope, "envelope_id");
        switch (Json.text(envelope, "type")) {
            case "hello" -> failures.set(0);
            case "disconnect" -> socket.close();
            case "events_api" -> answer(socket, id, inlet.calls().events().hear(payload));
            case "interactive" ->
                answer(socket, id, inlet.calls().interactions().hear(payload));
            case "slash_commands" -> answer(socket, id, inlet.calls().commands().hear(payload));
            default -> answer(socket, id, new Heard.Nothing("an unknown envelope"));
        }
    }

    private void answer(WebSocket socket, String id, Heard heard) {
        switch (heard) {
            case Heard.Errand errand ->
                inlet.lanes()
                        .run(errand.lane(), errand.work())
                        .onSuccess(reply -> acknowledge(socket, id, reply))
                        .onFailure(fault -> LOG.warn("an envelope of Slack's will come again: {}", fault.toString()));
            case Heard.AtOnce atOnce -> acknowledge(socket, id, atOnce.reply());
            case Heard.Nothing nothing -> acknowledge(socket, id, ReplyBody.EMPTY);
            case Heard.Unreadable unreadable -> {
                LOG.warn("an envelope of Slack's cannot be read: {}", unreadable.why());
                acknowledge(socket, id, ReplyBody.EMPTY);
            }
            case Heard.Forged forged -> LOG.warn("an envelope was refused: {}", forged.why());
            case Heard.Message message -> LOG.debug("no envelope is a bare message");
            case Heard.Told told -> LOG.debug("no envelope is a receipt");
        }
    }

    private static void acknowledge(WebSocket socket, String id, ReplyBody reply) {
        ObjectNode answer = Json.object().put("envelope_id", id);
        Json.read(new String(reply.body(), StandardCharsets.UTF_8)).ifPresent(body -> answer.set("payload", body));
        Future<Void> written = socket.writeTextMessage(answer.toString());
        written.onFailure(fault -> LOG.debug("not acknowledged, it will come again: {}", fault.toString()));
    }

    @Override
    public void close() {
        closed = true;
        client.close();
    }
}
