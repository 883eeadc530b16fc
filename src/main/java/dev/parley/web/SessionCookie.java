package dev.parley.web;

import dev.parley.access.Hashes;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where a browser keeps the secret of its session: no script sees it, no other site's request carries it. Safe for any
/// thread.
public final class SessionCookie {
    private static final String PLAIN = "parley-session";
    /// Browsers take it only with `Secure`, for this host alone (RFC 6265bis, 4.1.3.2).
    private static final String SAFE = "__Host-parley-session";

    private static final String CSRF_HEADER = "x-csrf-token";

    private final boolean secure;

    /// @param publicUrl tells whether browsers come by https
    public SessionCookie(URI publicUrl) {
        secure = "https".equals(publicUrl.getScheme());
    }

    private String name() {
        return secure ? SAFE : PLAIN;
    }

    Optional<String> read(HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(name()))
                .map(Cookie::getValue)
                .filter(value -> !value.isEmpty());
    }

    void write(HttpServerResponse response, String secret, Duration lasts) {
        response.addCookie(of(secret, lasts));
    }

    /// The cookie itself.
    Cookie of(String secret, Duration lasts) {
        return Cookie.cookie(name(), secret)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(secure)
                .setSameSite(CookieSameSite.STRICT)
                .setMaxAge(lasts.toSeconds());
    }

    void clear(HttpServerResponse response) {
        write(response, "", Duration.ZERO);
    }

    /// What only our own pages can send along, because they are told it.
    static String csrf(String secret) {
        return Hashes.of("csrf " + secret);
    }

    /// Whether a request that changes something comes from our own pages.
    static boolean isOurs(HttpServerRequest request, String secret) {
        String given = request.getHeader(CSRF_HEADER);
        return given != null && Hashes.of(given).equals(Hashes.of(csrf(secret)));
    }
}
