package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.kit.Secret;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets those with a token use the API. Keeps hashes only, and compares with all of them in the same time. Safe for any
/// thread.
public final class ApiTokens {
    private static final String SCHEME = "Bearer ";

    private static final Problem UNKNOWN = Problem.of(
            401,
            "no-token",
            "The API wants a token from PARLEY_API_TOKENS: send the header Authorization: Bearer TOKEN.");

    private final List<byte[]> hashes;

    /// Lets in whoever has one of these.
    public ApiTokens(Collection<Secret> tokens) {
        hashes = tokens.stream().map(token -> hash(token.reveal())).toList();
    }

    /// Passes a request with a token on, and fails any other.
    void check(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (isKnown(context.request().getHeader(HttpHeaders.AUTHORIZATION))) {
            context.next();
        } else {
            context.response().putHeader("www-authenticate", "Bearer");
            context.fail(new ProblemException(UNKNOWN));
        }
    }

    private boolean isKnown(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        byte[] given = hash(header.substring(SCHEME.length()).strip());
        boolean known = false;
        for (byte[] hash : hashes) {
            known |= MessageDigest.isEqual(hash, given);
        }
        return known;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
