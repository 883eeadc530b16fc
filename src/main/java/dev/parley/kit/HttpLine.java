package dev.parley.kit;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The way to a provider's interface: one request a call, whatever becomes of it. It tells apart whether a request
/// that failed had begun to leave, which the web client's own futures do not. Safe for any thread.
public final class HttpLine implements AutoCloseable {
    /// The largest page of messages we ask for is a tenth of it.
    private static final int MAX_BODY = 2 * 1024 * 1024;

    /// The content type of forms.
    public static final String FORM = "application/x-www-form-urlencoded";

    /// How often it is looked for calls that have run out of time: a tenth of that time, at least every second.
    private static final int LOOKS = 10;

    private static final long MAX_LOOK_MILLIS = 1_000;

    private static final Executor WAITING =
            task -> Thread.ofVirtual().name("call").start(task);

    private final HttpClient client;
    private final Deadlines deadlines;
    /// Who waits for a connection waits here, and is served in turn. In the client's own queue a call that was given
    /// up could still be made later, and hundreds that run out of time at once break it (seen with Vert.x 5.0).
    private final Semaphore places;
    /// Looked through by one timer of the event loop: a timed wait of each caller wakes two threads more, and the
    /// client's own timers were seen to fail under load (Vert.x 5.0).
    private final Set<Attempt> underWay = ConcurrentHashMap.newKeySet();

    private final Runnable endLooking;

    /// How long connecting, or waiting for a connection, and the whole call may take.
    public record Deadlines(Duration connect, Duration whole) {
        /// Well within the claim of a message: 35 seconds.
        public static final Deadlines USUAL = new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    /// What was answered.
    ///
    /// @param retryAfter the header's value, "" if there was none
    public record Answer(int status, String retryAfter, Buffer body) {}

    /// One request.
    ///
    /// @param authorization the header's value, "" for none
    /// @param type the body's content type
    /// @param body "" for none
    public record Ask(String method, URI url, String authorization, String type, String body) {
        /// Tells neither the credentials nor the words.
        @Override
        public String toString() {
            return method + " " + url.getHost();
        }
    }

    /// @param connections how many calls at once, whichever their hosts
    public HttpLine(Vertx vertx, Deadlines deadlines, int connections) {
        this.deadlines = deadlines;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) deadlines.connect().toMillis())
                .setKeepAliveTimeout(20)
                .setDecompressionSupported(true);
        client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(connections));
        places = new Semaphore(connections, true);
        long looks = Math.clamp(deadlines.whole().toMillis() / LOOKS, 1, MAX_LOOK_MILLIS);
        long timer = vertx.setPeriodic(looks, it -> giveUp(System.nanoTime()));
        endLooking = () -> vertx.cancelTimer(timer);
    }

    /// Asks once.
    ///
    /// @throws NoAnswer if no answer came
    public Answer ask(Ask ask) {
        long end = end();
        enter();
        return begin(ask, end).await();
    }

    /// Asks once, without waiting: for what nothing that follows depends on. Never blocks.
    ///
    /// @return the answer, told on an event loop, or {@link NoAnswer}
    public CompletionStage<Answer> tell(Ask ask) {
        return places.tryAcquire()
                ? begin(ask, end()).answer()
                : CompletableFuture.supplyAsync(() -> ask(ask), WAITING);
    }

    private long end() {
        return System.nanoTime() + deadlines.whole().toNanos();
    }

    private void enter() {
        try {
            if (!places.tryAcquire(deadlines.connect().toMillis(), TimeUnit.MILLISECONDS)) {
                throw NoAnswer.crowded();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(false, e);
        }
    }

    /// With a place, which is free again when the call is over.
    private Attempt begin(Ask ask, long end) {
        Attempt attempt = new Attempt(end);
        underWay.add(attempt);
        CompletionStage<Answer> over = attempt.answer();
        over.whenComplete((answer, fault) -> {
            underWay.remove(attempt);
            places.release();
        });
        // The client's futures tell on the connection's event loop, where an answer may be read.
        connect(ask)
                .compose(request -> {
                    attempt.begin(request);
                    return send(request, ask).compose(HttpLine::read);
                })
                .onComplete(attempt::end, attempt::fail);
        return attempt;
    }

    /// A client that has been closed throws instead of telling so in its future.
    private Future<HttpClientRequest> connect(Ask ask) {
        try {
            return client.request(options(ask));
        } catch (IllegalStateException e) {
            return Future.failedFuture(new CancellationException(String.valueOf(e.getMessage())));
        }
    }

    private void giveUp(long now) {
        for (Attempt attempt : underWay) {
            if (attempt.isOver(now)) {
                attempt.fail(new TimeoutException("no answer in time"));
            }
        }
    }

    @Override
    public void close() {
        endLooking.run();
        client.close();
        underWay.forEach(attempt -> attempt.fail(new CancellationException("the server ends")));
    }

    private RequestOptions options(Ask ask) {
        URI url = ask.url();
        boolean isSecure = "https".equals(url.getScheme());
        int usual = isSecure ? 443 : 80;
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(ask.method()))
                .setSsl(isSecure)
                .setHost(url.getHost())
                .setPort(url.getPort() < 0 ? usual : url.getPort())
                .setURI(url.getRawPath() + query)
                .setFollowRedirects(false)
                .setConnectTimeout(deadlines.connect().toMillis());
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, Ask ask) {
        request.putHeader(HttpHeaders.ACCEPT, "application/json").putHeader(HttpHeaders.USER_AGENT, "parley");
        if (!ask.authorization().isEmpty()) {
            request.putHeader(HttpHeaders.AUTHORIZATION, ask.authorization());
        }
        return ask.body().isEmpty()
                ? request.send()
                : request.putHeader(HttpHeaders.CONTENT_TYPE, ask.type()).send(Buffer.buffer(ask.body()));
    }

    private static Future<Answer> read(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        String retryAfter = Objects.requireNonNullElse(response.getHeader(HttpHeaders.RETRY_AFTER), "");
        response.handler(chunk -> {
            if (body.length() + chunk.length() <= MAX_BODY) {
                body.appendBuffer(chunk);
            } else {
                response.request().connection().close();
            }
        });
        return response.end().map(end -> new Answer(response.statusCode(), retryAfter, body));
    }
}
