package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.channel.Handled;
import dev.parley.channel.Inbound;
import dev.parley.channel.Outbound;
import dev.parley.channel.sms.SmsWebhook;
import dev.parley.channel.sms.TwilioSignature;
import dev.parley.fake.Contract;
import dev.parley.fake.TwilioCaller;
import dev.parley.inbox.Conversations;
import dev.parley.kit.Ids;
import dev.parley.kit.Lanes;
import dev.parley.kit.Secret;
import dev.parley.kit.Work;
import dev.parley.store.Store;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/// A whole server on loopback, whose inbox, store and readiness a test decides.
final class RunningServer implements AutoCloseable {
    static final String TOKEN = "12345";
    static final String PUBLIC_URL = "https://parley.example.com";
    static final String API_TOKEN = "let-me-in";

    /// What becomes of a message; echoes it at first.
    final AtomicReference<Function<Inbound, Handled>> inbox = new AtomicReference<>(RunningServer::echo);

    final AtomicReference<Optional<String>> missing = new AtomicReference<>(Optional.empty());

    /// How often the server told that it could not take a message in.
    final AtomicInteger refused = new AtomicInteger();

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebServer server;
    private Optional<Store> store = Optional.empty();

    private RunningServer(WebServer.Deadlines deadlines, Conversations conversations, Routes... more) {
        this(Work.onVirtualThreads(), deadlines, conversations, more);
    }

    private RunningServer(Work work, WebServer.Deadlines deadlines, Conversations conversations, Routes... more) {
        SmsWebhook sms =
                new SmsWebhook(TwilioCaller.ACCOUNT_SID, TwilioSignature.of(new Secret(TOKEN), URI.create(PUBLIC_URL)));
        List<Routes> routes = new ArrayList<>(List.of(more));
        routes.addAll(List.of(
                new WebhookRoutes(sms, inbound -> inbox.get().apply(inbound), new Lanes(work))
                        .whenRefused(refused::incrementAndGet),
                new HealthRoutes(missing::get, work),
                new ConversationRoutes(
                        conversations, Around.NOTHING, new ApiTokens(List.of(new Secret(API_TOKEN))), work),
                new PageRoutes()));
        Ids ids = new Ids(InstantSource.fixed(Instant.EPOCH), new Random(1));
        server = WebServer.start(vertx, new WebServer.Listen("127.0.0.1", 0, deadlines), routes, ids)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    static RunningServer start() {
        return new RunningServer(WebServer.Deadlines.USUAL, new FakeConversations(List.of()));
    }

    /// That has so much room for work and no more.
    static RunningServer with(Work work) {
        return new RunningServer(work, WebServer.Deadlines.USUAL, new FakeConversations(List.of()));
    }

    static RunningServer with(WebServer.Deadlines deadlines) {
        return new RunningServer(deadlines, new FakeConversations(List.of()));
    }

    static RunningServer with(Conversations conversations) {
        return new RunningServer(WebServer.Deadlines.USUAL, conversations);
    }

    /// With other parts beside its own.
    static RunningServer and(Routes... more) {
        return new RunningServer(WebServer.Deadlines.USUAL, new FakeConversations(List.of()), more);
    }

    /// Closes a store as well when it is closed.
    RunningServer over(Store other) {
        store = Optional.of(other);
        return this;
    }

    /// What paths that write work with, on a store.
    static Serving serving(Store store, InstantSource clock) {
        return new Serving(tokens(), Work.onVirtualThreads(), store.answers(), clock, new Ids(clock, new Random(1)));
    }

    /// The token, as callers of the API send it.
    static ApiTokens tokens() {
        return new ApiTokens(List.of(new Secret(API_TOKEN)));
    }

    static Handled echo(Inbound inbound) {
        return new Handled(List.of(new Outbound("k", inbound.content().text())));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
    }

    HttpRequest.Builder form(String form) {
        return request("/webhooks/sms")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    /// A call as Twilio makes it.
    HttpRequest.Builder signed(String form) {
        return form(form).header("X-Twilio-Signature", TwilioCaller.sign(TOKEN, PUBLIC_URL + "/webhooks/sms", form));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return sendAsync(request).join();
    }

    CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), BodyHandlers.ofString(UTF_8)).thenApply(Contract::checked);
    }

    HttpResponse<String> get(String path) {
        return send(request(path));
    }

    HttpResponse<String> api(String path) {
        return send(request(path).header("Authorization", "Bearer " + API_TOKEN));
    }

    /// What the API answers with, as it came.
    byte[] bytes(String path) {
        HttpRequest request =
                request(path).header("Authorization", "Bearer " + API_TOKEN).build();
        return client.sendAsync(request, BodyHandlers.ofByteArray()).join().body();
    }

    /// A bare connection, for what no HTTP client would send.
    Socket connect() {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A request's head, as it is sent.
    static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    /// Sends bytes on a connection of their own and reads until the server closes it; nothing if it was closed while
    /// bytes were still on their way.
    String exchange(String bytes) {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes.getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        } catch (SocketException hungUp) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.close();
        server.stop(Duration.ofSeconds(1))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        store.ifPresent(Store::close);
    }
}
