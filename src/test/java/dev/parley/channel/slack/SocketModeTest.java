package dev.parley.channel.slack;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.Handled;
import dev.parley.fake.SlackStandIn;
import dev.parley.kit.Lanes;
import dev.parley.kit.Seal;
import dev.parley.kit.Secret;
import dev.parley.kit.Work;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A connection to a server that takes it and then says nothing more, not even to pings.
class SocketModeTest {
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: (\\S+)");

    private final Vertx vertx = Vertx.vertx();
    private final SlackStandIn slack = new SlackStandIn();
    private final BlockingQueue<NetSocket> connections = new LinkedBlockingQueue<>();
    private final BlockingQueue<Runnable> due = new LinkedBlockingQueue<>();
    private SlackApi api;
    private SocketMode socket;

    @BeforeEach
    void start() {
        NetServer server = vertx.createNetServer()
                .connectHandler(opened -> opened.handler(request -> greet(opened, request)))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        slack.answers(
                "apps.connections.open",
                "{\"ok\": true, \"url\": \"ws://127.0.0.1:" + server.actualPort() + "/link\"}");
        api = SlackApi.of(vertx, URI.create(slack.url().replaceFirst("/$", "")));
        SlackDesk desk = new SlackDesk(
                inbound -> Handled.SILENTLY,
                (person, ref) -> Optional.empty(),
                task -> Thread.ofVirtual().start(task));
        Lanes lanes = new Lanes(Work.onVirtualThreads());
        SlackDesk.Extras extras = new SlackDesk.Extras(
                new Commands(unused(Commands.Desk.class), Set.of(), person -> {}),
                person -> {
                    throw new AssertionError("no home is shown");
                },
                unused(AlertDesk.class));
        SlackParts.Calls calls = SlackParts.of(api, Workspaces.one(Secret.NONE), Seal.of(new byte[32], "slack"))
                .calls(Proof.OFF, desk, extras);
        socket = new SocketMode(
                vertx,
                api,
                new SocketMode.Inlet(new Secret("xapp-1"), calls, lanes, desk.later()),
                (time, task) -> due.add(task));
        socket.start();
    }

    @AfterEach
    void stop() {
        socket.close();
        api.close();
        slack.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_connection_that_answers_no_ping_is_given_up_and_another_is_opened() throws InterruptedException {
        next(connections);
        next(due).run();
        assertThat(connections).isEmpty();
        next(due).run();
        next(connections);
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (it, method, given) -> {
            throw new AssertionError(method.getName());
        }));
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T next = queue.poll(120, TimeUnit.SECONDS);
        assertThat(next).isNotNull();
        return next;
    }

    private void greet(NetSocket opened, Buffer request) {
        Matcher key = KEY.matcher(request.toString(ISO_8859_1));
        if (key.find()) {
            opened.write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    + "Sec-WebSocket-Accept: " + accepted(key.group(1)) + "\r\n\r\n");
            connections.add(opened);
        }
    }

    /// RFC 6455, section 4.2.2.
    private static String accepted(String key) {
        try {
            byte[] bytes = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1);
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
