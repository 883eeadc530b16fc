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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The way to a provider's interface: one request a call, whatever becomes of it. It tells apart whether a request
/// that failed had begun to leave, which the web client's own futures do not. Safe for any thread; blocks.
public final class HttpLine implements AutoCloseable {
    /// The largest page of messages we ask for is a tenth of it.
    private static final int MAX_BODY = 2 * 1024 * 1024;

    /// The content type of forms.
    public static final String FORM = "application/x-www-form-urlencoded";

    private final HttpClient client;
    private final Deadlines deadlines;
    /// Who waits for a connection waits here, and is served in turn. In the client's own queue a call that was given
    /// up could still be made later, and hundreds that run out of time at once break it (seen with Vert.x 5.0).
    private final Semaphore places;

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
    }

    /// Asks once.
    ///
    /// @throws NoAnswer if no answer came
    public Answer ask(Ask ask) {
        long end = System.nanoTime() + deadlines.whole().toNanos();
        enter();
        try {
            return answer(ask, end);
        } finally {
            places.release();
        }
    }

    private void enter() {
        try {
            if (!places.tryAcquire(deadlines.connect().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NoAnswer(false, new TimeoutException("all connections are in use"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(false, e);
        }
    }

    private Answer answer(Ask ask, long end) {
        Attempt attempt = new Attempt();
        Future<Answer> answer = client.request(options(ask)).compose(request -> {
            attempt.begin(request);
            return send(request, ask).compose(HttpLine::read);
        });
        try {
            return answer.toCompletionStage().toCompletableFuture().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw attempt.noAnswer(Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            throw attempt.noAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw attempt.noAnswer(e);
        }
    }

    @Override
    public void close() {
        client.close();
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

    /// One call: it begins or is given up, whichever comes first. What was said not to have begun never begins later.
    private static final class Attempt {
        private @Nullable HttpClientRequest begun;
        private boolean givenUp;

        synchronized void begin(HttpClientRequest request) {
            if (givenUp) {
                request.reset();
                throw new IllegalStateException("the call was given up before a connection was there");
            }
            begun = request;
        }

        synchronized NoAnswer noAnswer(Throwable why) {
            givenUp = true;
            if (begun != null) {
                begun.reset();
            }
            return new NoAnswer(begun != null, why);
        }
    }
}
