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
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Calls addresses that somebody else has chosen, without letting them reach into our own network: the name is
/// looked up anew for each call, every address it has is checked, and the connection is made to the very
/// address that was checked. Redirects are not followed. Safe for any thread; blocks.
public final class GuardedHttp implements AutoCloseable {
    private static final Set<Integer> PORTS = Set.of(443, 8443);
    /// Bytes: a flow reads some fields of an answer, of a webhook's only the status counts.
    private static final int MAX_ANSWER = 64 * 1024;
    /// Seconds: a day. Who asks for more is asked again all the same.
    private static final int MAX_RETRY_AFTER = 86_400;

    private final HttpClient client;
    private final Names names;
    private final boolean anywhere;

    /// Looks a host's addresses up.
    @FunctionalInterface
    public interface Names {
        /// By the machine's own resolver.
        Names SYSTEM = host -> List.of(InetAddress.getAllByName(host));

        /// @throws IOException if there are none
        List<InetAddress> of(String host) throws IOException;
    }

    /// What came back.
    ///
    /// @param status 0 if no answer came
    /// @param trouble why not, for an admin; "" if one did
    /// @param retryAfter how long we are asked to wait
    /// @param body "" if it was too long to be read
    public record Answer(int status, String trouble, Duration retryAfter, String body) {
        static Answer none(String trouble) {
            return new Answer(0, trouble, Duration.ZERO, "");
        }
    }

    /// What is asked.
    ///
    /// @param json "" for no body
    /// @param within how long it may take as a whole
    public record Request(String method, URI url, Map<String, String> headers, String json, Duration within) {
        public Request {
            headers = Map.copyOf(headers);
        }
    }

    /// @param anywhere whether addresses in our own network, plain HTTP and any port are allowed
    public GuardedHttp(Vertx vertx, Names names, boolean anywhere) {
        this.names = names;
        this.anywhere = anywhere;
        HttpClientOptions options = new HttpClientOptions()
                .setConnectTimeout((int) Duration.ofSeconds(5).toMillis())
                .setKeepAlive(false);
        client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(64));
    }

    /// Why an address cannot be called, by its look alone.
    public Optional<String> refusal(URI url) {
        String scheme = Objects.requireNonNullElse(url.getScheme(), "").toLowerCase(Locale.ROOT);
        if (url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
            return Optional.of("must be a web address such as https://example.com/hook, without user or #");
        }
        if (!scheme.equals("https") && !(anywhere && scheme.equals("http"))) {
            return Optional.of("must begin with https://");
        }
        return anywhere || PORTS.contains(port(url)) ? Optional.empty() : Optional.of("must have port 443 or 8443");
    }

    /// Calls once.
    public Answer call(Request asked) {
        Optional<String> refusal = refusal(asked.url());
        if (refusal.isPresent()) {
            return Answer.none("its address " + refusal.get());
        }
        try {
            InetAddress checked = checked(asked.url().getHost());
            return send(options(asked, checked), asked);
        } catch (IOException e) {
            return Answer.none(String.valueOf(e.getMessage()));
        }
    }

    private InetAddress checked(String host) throws IOException {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        List<InetAddress> all;
        try {
            all = names.of(plain);
        } catch (IOException e) {
            throw new IOException(Trouble.words(e), e);
        }
        if (all.isEmpty() || (!anywhere && !all.stream().allMatch(PublicAddress::is))) {
            throw new IOException("its host has an address in a private network, which is not called"
                    + " (PARLEY_WEBHOOK_PRIVATE=on allows it)");
        }
        return all.getFirst();
    }

    private static RequestOptions options(Request asked, InetAddress address) {
        URI url = asked.url();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        return new RequestOptions()
                .setMethod(HttpMethod.valueOf(asked.method()))
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port(url))))
                .setHost(url.getHost())
                .setPort(port(url))
                .setSsl("https".equalsIgnoreCase(url.getScheme()))
                .setURI(path + query)
                .setFollowRedirects(false);
    }

    private static int port(URI url) {
        int usual = "https".equalsIgnoreCase(url.getScheme()) ? 443 : 80;
        return url.getPort() < 0 ? usual : url.getPort();
    }

    private Answer send(RequestOptions options, Request asked) {
        AtomicReference<HttpClientRequest> begun = new AtomicReference<>();
        Future<Answer> answer = client.request(options).compose(request -> {
            begun.set(request);
            request.putHeader(HttpHeaders.USER_AGENT, "Parley/1.0").putHeader(HttpHeaders.ACCEPT, "application/json");
            asked.headers().forEach(request::putHeader);
            return sent(request, asked.json()).compose(GuardedHttp::read);
        });
        try {
            return answer.toCompletionStage()
                    .toCompletableFuture()
                    .get(asked.within().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            return failed(begun, Trouble.words(e));
        } catch (TimeoutException e) {
            return failed(
                    begun,
                    "it took too long: no answer within "
                            + Math.ceilDiv(asked.within().toMillis(), 1_000) + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(begun, "the server ended meanwhile");
        }
    }

    private static Future<HttpClientResponse> sent(HttpClientRequest request, String json) {
        return json.isEmpty()
                ? request.send()
                : request.putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                        .send(Buffer.buffer(json));
    }

    private static Answer failed(AtomicReference<HttpClientRequest> begun, String why) {
        HttpClientRequest request = begun.get();
        if (request != null) {
            request.reset();
        }
        return Answer.none(why);
    }

    /// The body is read only as far as it is no burden.
    private static Future<Answer> read(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        Duration wait = retryAfter(response.getHeader(HttpHeaders.RETRY_AFTER));
        response.handler(chunk -> {
            body.appendBuffer(chunk);
            if (body.length() > MAX_ANSWER) {
                response.request().connection().close();
            }
        });
        return response.end()
                .map(end -> new Answer(response.statusCode(), "", wait, body.toString()))
                .recover(cut -> body.length() > MAX_ANSWER
                        ? Future.succeededFuture(new Answer(response.statusCode(), "", wait, ""))
                        : Future.failedFuture(cut));
    }

    private static Duration retryAfter(@Nullable String header) {
        boolean isSeconds = header != null && header.matches("[0-9]{1,9}");
        return isSeconds ? Duration.ofSeconds(Math.min(Integer.parseInt(header), MAX_RETRY_AFTER)) : Duration.ZERO;
    }

    @Override
    public void close() {
        client.close();
    }
}
