package dev.parley.channel.sms;

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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/// The way to Twilio's REST interface: one request a call, whatever becomes of it. It tells apart whether a request
/// that failed had begun to leave, which the web client's own futures do not. Safe for any thread; blocks.
final class TwilioLine implements AutoCloseable {
    /// The largest page of messages we ask for is a tenth of it.
    private static final int MAX_BODY = 2 * 1024 * 1024;

    private static final int CONNECTIONS = 16;

    private final HttpClient client;
    private final URI api;
    private final Deadlines deadlines;

    /// How long connecting and the whole call may take.
    record Deadlines(Duration connect, Duration whole) {
        /// Well within the claim of a message: 35 seconds.
        static final Deadlines USUAL = new Deadlines(Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    /// What Twilio answered.
    ///
    /// @param retryAfter the header's value, "" if there was none
    record Answer(int status, String retryAfter, Buffer body) {}

    /// One request: `target` is the path with its query, `form` the encoded body or "".
    record Ask(String method, String target, String authorization, String form) {}

    TwilioLine(Vertx vertx, URI api, Deadlines deadlines) {
        this.api = api;
        this.deadlines = deadlines;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) deadlines.connect().toMillis())
                .setKeepAliveTimeout(20)
                .setDecompressionSupported(true);
        client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /// Asks once.
    ///
    /// @throws NoAnswer if no answer came
    Answer ask(Ask ask) {
        AtomicReference<HttpClientRequest> begun = new AtomicReference<>();
        Future<Answer> answer = client.request(options(ask)).compose(request -> {
            begun.set(request);
            return send(request, ask).compose(TwilioLine::read);
        });
        try {
            return answer.toCompletionStage()
                    .toCompletableFuture()
                    .get(deadlines.whole().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw noAnswer(begun, Objects.requireNonNullElse(e.getCause(), e));
        } catch (TimeoutException e) {
            throw noAnswer(begun, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noAnswer(begun, e);
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private RequestOptions options(Ask ask) {
        boolean isSecure = "https".equals(api.getScheme());
        int usual = isSecure ? 443 : 80;
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(ask.method()))
                .setSsl(isSecure)
                .setHost(api.getHost())
                .setPort(api.getPort() < 0 ? usual : api.getPort())
                .setURI(api.getRawPath() + ask.target())
                .setFollowRedirects(false)
                .setConnectTimeout(deadlines.connect().toMillis());
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, Ask ask) {
        request.putHeader(HttpHeaders.AUTHORIZATION, ask.authorization())
                .putHeader(HttpHeaders.ACCEPT, "application/json")
                .putHeader(HttpHeaders.USER_AGENT, "parley");
        return ask.form().isEmpty()
                ? request.send()
                : request.putHeader(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded")
                        .send(Buffer.buffer(ask.form()));
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

    private static NoAnswer noAnswer(AtomicReference<HttpClientRequest> begun, Throwable why) {
        HttpClientRequest request = begun.get();
        if (request != null) {
            request.reset();
        }
        return new NoAnswer(request != null, why);
    }
}
