package dev.parley.web;

import dev.parley.kit.Ids;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/// The HTTP server: one event loop, plain HTTP/1.1, for a proxy in front of it to encrypt. Safe for any thread.
public final class WebServer {
    /// Each costs memory and a file descriptor, of which the store needs some too.
    static final int MAX_CONNECTIONS = 2_000;

    /// Longer than the proxies' usual 60 seconds: who closes an idle connection first should be the one that sends.
    private static final int IDLE_SECONDS = 75;

    private static final int MAX_LINE_BYTES = 4 * 1024;
    private static final int MAX_HEADER_BYTES = 8 * 1024;
    private static final CharSequence NOSNIFF_HEADER = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");

    private final HttpServer server;
    private final Router router;
    private final AtomicBoolean leaving;

    /// Where to listen; port 0 is any free one.
    ///
    /// @param connections so many may be open at once
    public record Listen(String host, int port, Deadlines deadlines, int connections) {
        /// As many connections as are good for a small server.
        public Listen(String host, int port, Deadlines deadlines) {
            this(host, port, deadlines, MAX_CONNECTIONS);
        }
    }

    /// How long a request's head and then its body may take to arrive, and how often that is looked after.
    public record Deadlines(Duration head, Duration body, Duration round) {
        /// 20 and 30 seconds: no honest caller takes longer over 64 kB.
        public static final Deadlines USUAL =
                new Deadlines(Duration.ofSeconds(20), Duration.ofSeconds(30), Duration.ofSeconds(1));
    }

    private WebServer(HttpServer server, Router router, AtomicBoolean leaving) {
        this.server = server;
        this.router = router;
        this.leaving = leaving;
    }

    /// Starts to listen. The future fails if it cannot, and its message says why.
    ///
    /// @param ids names requests in problems and in the log
    public static Future<WebServer> start(Vertx vertx, Listen listen, List<Routes> routes, Ids ids) {
        Promise<WebServer> started = Promise.promise();
        // Everything of this server happens on the one event loop that this context belongs to.
        vertx.getOrCreateContext()
                .runOnContext(
                        here -> listen(vertx, listen, routes, new Failures(ids)).onComplete(started));
        return started.future();
    }

    private static Future<WebServer> listen(Vertx vertx, Listen listen, List<Routes> routes, Failures failures) {
        Guards guards = new Guards(listen.deadlines(), listen.connections());
        Router router = router(vertx, routes, failures);
        AtomicBoolean leaving = new AtomicBoolean();
        vertx.setPeriodic(listen.deadlines().round().toMillis(), timer -> guards.closeOverdue());
        return vertx.createHttpServer(options(listen))
                .connectionHandler(guards::add)
                .invalidRequestHandler(failures::answerInvalid)
                .requestHandler(request -> {
                    guards.watch(request);
                    if (leaving.get()) {
                        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
                    }
                    serve(request, router);
                })
                .listen()
                .map(server -> new WebServer(server, router, leaving));
    }

    private static void serve(HttpServerRequest request, Router router) {
        request.response().putHeader(NOSNIFF_HEADER, NOSNIFF);
        router.handle(request);
    }

    private static Router router(Vertx vertx, List<Routes> routes, Failures failures) {
        Router router = Router.router(vertx);
        routes.forEach(part -> part.addTo(router));
        router.route().failureHandler(failures::answer);
        List.of(400, 404, 405, 500).forEach(status -> router.errorHandler(status, it -> failures.answer(it, status)));
        return router;
    }

    private static HttpServerOptions options(Listen listen) {
        return new HttpServerOptions()
                .setHost(listen.host())
                .setPort(listen.port())
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setMaxInitialLineLength(MAX_LINE_BYTES)
                .setMaxHeaderSize(MAX_HEADER_BYTES)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
    }

    /// The port it listens on.
    public int port() {
        return server.actualPort();
    }

    /// What it answers: a method and a path a line, `{…}` where any text may stand; `*` where the method is not asked.
    public List<String> paths() {
        return router.getRoutes().stream()
                .filter(route -> route.getPath() != null && route.isExactPath())
                .flatMap(route -> route.methods() == null
                        ? Stream.of("* " + route.getPath())
                        : route.methods().stream().map(method -> method + " " + route.getPath()))
                .map(line -> line.replaceAll(":(\\w+)", "{$1}"))
                .distinct()
                .sorted()
                .toList();
    }

    /// Answers as before, and closes each connection with its next answer: whoever kept one would meet the server's
    /// end with a request on its way.
    public void leave() {
        leaving.set(true);
    }

    /// Takes no more requests, and lets those under way end within the given time.
    public Future<Void> stop(Duration patience) {
        return server.shutdown(patience.toMillis(), TimeUnit.MILLISECONDS);
    }
}
