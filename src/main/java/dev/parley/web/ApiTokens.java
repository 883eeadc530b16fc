package dev.parley.web;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parley.access.Actor;
import dev.parley.access.Hashes;
import dev.parley.access.Scopes;
import dev.parley.kit.Secret;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lets those with a token of PARLEY_API_TOKENS use the API, and whom the {@link Door} has let in. Keeps hashes only,
/// and compares with all of them in the same time. Safe for any thread.
public final class ApiTokens {
    private static final String SCHEME = "Bearer ";

    private static final Problem UNKNOWN = Problem.of(
            401,
            "no-token",
            "The API wants a token from PARLEY_API_TOKENS: send the header Authorization: Bearer TOKEN.");

    private final List<Known> tokens;

    private record Known(String name, String hash) {}

    /// Lets in whoever has one of these.
    public ApiTokens(Collection<Secret> tokens) {
        this.tokens = tokens.stream()
                .map(token -> new Known("api", Hashes.of(token.reveal())))
                .toList();
    }

    /// Lets in whoever has one of these, and knows them by their names.
    public ApiTokens(Map<String, Secret> tokens) {
        this.tokens = tokens.entrySet().stream()
                .map(token ->
                        new Known(token.getKey(), Hashes.of(token.getValue().reveal())))
                .toList();
    }

    /// Passes a request with a token on, and one that the door has let in; fails any other.
    void check(RoutingContext context) {
        context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        if (Door.knows(context) || bearer(context).flatMap(this::holder).isPresent()) {
            context.next();
        } else {
            context.response().putHeader("www-authenticate", "Bearer");
            context.fail(new ProblemException(UNKNOWN));
        }
    }

    /// The secret that a request brings.
    static Optional<String> bearer(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }

    /// The program that has this secret.
    Optional<Actor> holder(String secret) {
        byte[] given = Hashes.of(secret).getBytes(US_ASCII);
        Optional<Actor> holder = Optional.empty();
        for (Known token : tokens) {
            if (MessageDigest.isEqual(token.hash().getBytes(US_ASCII), given)) {
                holder = Optional.of(Actor.token(token.name(), Scopes.ALL));
            }
        }
        return holder;
    }
}
