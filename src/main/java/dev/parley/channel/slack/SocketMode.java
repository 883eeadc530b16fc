package dev.parley.channel.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.kit.Lanes;
import dev.parley.kit.NoAnswer;
import dev.parley.kit.Secret;
import dev.parley.kit.Trouble;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Slack's calls over a connection of ours, for servers without a public address
/// (docs.slack.dev/apis/events-api/using-socket-mode). Each envelope goes the way of the same call over HTTP. The
/// connection is opened anew when it ends or falls silent; when Slack says that it is about to end, the next one is
/// opened first, and both are heard for a while. Safe for any thread.
public final class SocketMode implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SocketMode.class);
    /// The largest envelope: the same as over HTTP.
    private static final int MAX_MESSAGE = 1024 * 1024;
    /// Between two attempts, in ms: doubled with each that fails.
    private static final long PAUSE = 1_000;

    private static final int MOST_DOUBLINGS = 5;
    /// Slack ends a connection some ten seconds after it has warned; so long what comes on it is acknowledged.
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    /// Reasons with which Slack tells beforehand that a connection will end.
    private static final Set<String> SOON = Set.of("warning", "refresh_requested");

    private final SlackApi api;
    private final Inlet inlet;
    private final Heartbeat.Timer timer;
    private final WebSocketClient client;
    private final Set<SocketLink> links = ConcurrentHashMap.newKeySet();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile boolean closed;

    /// What a connection needs.
    ///
    /// @param appToken the app-level token, `xapp-…`
    /// @param later runs what blocks; never blocks its caller
    record Inlet(Secret appToken, SlackParts.Calls calls, Lanes lanes, Executor later) {}

    SocketMode(Vertx vertx, SlackApi api, Inlet inlet) {
        this(vertx, api, inlet, (time, task) -> vertx.setTimer(time.toMillis(), id -> task.run()));
    }

    SocketMode(Vertx vertx, SlackApi api, Inlet inlet, Heartbeat.Timer timer) {
        this.api = api;
        this.inlet = inlet;
        this.timer = timer;
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
        if (closed) {
            return;
        }
        ClientWebSocket socket = client.webSocket();
        SocketLink link = new SocketLink(socket, inlet);
        links.add(link);
        Heartbeat heart = new Heartbeat(timer, () -> socket.writePing(Buffer.buffer()), () -> {
            LOG.info("the connection to Slack has fallen silent");
            ended(link, "the connection fell silent");
            link.close();
        });
        socket.textMessageHandler(text -> Json.read(text).ifPresent(envelope -> take(link, envelope)));
        socket.pongHandler(pong -> heart.heard());
        socket.exceptionHandler(fault -> LOG.debug("the connection to Slack broke: {}", fault.toString()));
        socket.closeHandler(end -> {
            heart.end();
            ended(link, "the connection ended");
        });
        socket.connect(new WebSocketConnectOptions().setAbsoluteURI(url))
                .onSuccess(opened -> heart.start())
                .onFailure(fault -> ended(link, Trouble.words(fault)));
    }

    private void ended(SocketLink link, String why) {
        links.remove(link);
        if (link.leave()) {
            again(why);
        }
    }

    private void again(String why) {
        if (closed) {
            return;
        }
        int doublings = Math.min(failures.getAndIncrement(), MOST_DOUBLINGS);
        if (doublings > 0) {
            LOG.warn("no connection to Slack, again in {} s: {}", (PAUSE << doublings) / 1_000, why);
        }
        timer.after(Duration.ofMillis(PAUSE << doublings), this::start);
    }

    private void take(SocketLink link, JsonNode envelope) {
        switch (Json.text(envelope, "type")) {
            case "hello" -> greeted(link);
            case "disconnect" -> leave(link, Json.text(envelope, "reason"));
            case String type -> link.take(type, envelope);
        }
    }

    private void greeted(SocketLink link) {
        failures.set(0);
        links.stream()
                .filter(other -> other != link && other.isLeft())
                .forEach(other -> timer.after(OVERLAP, other::close));
    }

    private void leave(SocketLink link, String reason) {
        if (!SOON.contains(reason)) {
            link.close();
        } else if (link.leave()) {
            start();
        }
    }

    @Override
    public void close() {
        closed = true;
        client.close();
    }
}
