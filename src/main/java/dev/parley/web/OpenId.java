package dev.parley.web;

import dev.parley.access.Company.Identity;
import dev.parley.kit.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.oauth2.OAuth2Auth;
import io.vertx.ext.auth.oauth2.OAuth2AuthorizationURL;
import io.vertx.ext.auth.oauth2.OAuth2FlowType;
import io.vertx.ext.auth.oauth2.OAuth2Options;
import io.vertx.ext.auth.oauth2.Oauth2Credentials;
import io.vertx.ext.auth.oauth2.providers.OpenIDConnectAuth;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The company's sign-in: OpenID Connect Core 1.0 by authorization code with PKCE (RFC 7636). What the provider is like
/// is asked when somebody first signs in, and again after it could not be reached. Safe for any thread.
public final class OpenId {
    private static final long PATIENCE_SECONDS = 15;
    /// Clocks of two machines differ.
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    private static final List<String> SCOPES = List.of("openid", "email", "profile");

    private final Vertx vertx;
    private final Client client;
    private final InstantSource clock;
    private Future<Provider> provider = Future.failedFuture("not asked yet");

    /// How Parley is known to the provider.
    ///
    /// @param secret of the client
    /// @param redirect where the provider sends browsers back to
    /// @param claim which part of what it says names the groups
    public record Client(String issuer, String id, Secret secret, String redirect, String claim) {}

    /// What one sign-in is known by, made anew for each.
    ///
    /// @param state binds the answer to the browser
    /// @param nonce binds the token to the question
    /// @param verifier binds the code to us
    record Try(String state, String nonce, String verifier) {}

    private record Provider(OAuth2Auth auth, Optional<String> leave) {}

    /// @param clock against which tokens expire
    public OpenId(Vertx vertx, Client client, InstantSource clock) {
        this.vertx = vertx;
        this.client = client;
        this.clock = clock;
    }

    private synchronized Future<Provider> provider() {
        if (provider.failed()) {
            provider = discovered();
        }
        return provider;
    }

    private Future<Provider> discovered() {
        OAuth2Options options = new OAuth2Options()
                .setSite(client.issuer())
                .setClientId(client.id())
                .setClientSecret(client.secret().reveal())
                .setHttpClientOptions(
                        new HttpClientOptions().setConnectTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)));
        return OpenIDConnectAuth.discover(vertx, options)
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .map(auth -> new Provider(auth, Optional.ofNullable(options.getLogoutPath())));
    }

    /// Where the browser is sent to.
    Future<String> question(Try one) {
        return provider()
                .map(known -> known.auth()
                        .authorizeURL(new OAuth2AuthorizationURL()
                                .setRedirectUri(client.redirect())
                                .setScopes(SCOPES)
                                .setState(one.state())
                                .setCodeChallenge(challenge(one.verifier()))
                                .setCodeChallengeMethod("S256")
                                .putAdditionalParameter("nonce", one.nonce())));
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /// Who brings this code. The keys are asked for each time, because providers change them.
    ///
    /// @return fails with an {@link IllegalArgumentException} if the provider does not vouch for anybody
    Future<Identity> answer(Try one, String code) {
        Oauth2Credentials credentials = new Oauth2Credentials()
                .setFlow(OAuth2FlowType.AUTH_CODE)
                .setCode(code)
                .setRedirectUri(client.redirect())
                .setCodeVerifier(one.verifier());
        return provider()
                .compose(known ->
                        known.auth().jWKSet().compose(keys -> known.auth().authenticate(credentials)))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .map(user -> identity(user.attributes().getJsonObject("idToken", new JsonObject()), one));
    }

    /// The library has checked the signature; what the claims must say stands in OpenID Connect Core 3.1.3.7.
    private Identity identity(JsonObject claims, Try one) {
        Instant now = clock.instant();
        require(!claims.isEmpty(), "the token is not signed by the provider, or not for us");
        require(
                client.issuer().equals(claims.getString("iss", "").replaceAll("/$", "")),
                "the token is of another issuer");
        require(audience(claims).contains(client.id()), "the token is for somebody else");
        require(client.id().equals(claims.getString("azp", client.id())), "the token was given to somebody else");
        require(now.isBefore(at(claims, "exp").plus(LEEWAY)), "the token has expired");
        require(at(claims, "iat").isBefore(now.plus(LEEWAY)), "the token comes from the future");
        require(one.nonce().equals(claims.getString("nonce")), "the token answers another question");
        String email = claims.getString("email", "");
        boolean isVerified = !List.of("false").contains(String.valueOf(claims.getValue("email_verified")));
        require(!email.isEmpty() && isVerified, "the token names no verified e-mail address");
        return new Identity(email, claims.getString("name", ""), groups(claims));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private static Instant at(JsonObject claims, String name) {
        return claims.getValue(name) instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : Instant.EPOCH;
    }

    private static List<String> audience(JsonObject claims) {
        return texts(claims.getValue("aud"));
    }

    private Set<String> groups(JsonObject claims) {
        return texts(claims.getValue(client.claim())).stream().collect(Collectors.toSet());
    }

    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text -> List.of(text);
            case JsonArray many -> many.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }

    /// Where the browser is sent to so that the provider forgets it, too; empty if the provider has no such place.
    Future<Optional<String>> leave(String back) {
        return provider()
                .map(known -> known.leave()
                        .map(url -> url + (url.contains("?") ? "&" : "?") + "client_id=" + encoded(client.id())
                                + "&post_logout_redirect_uri=" + encoded(back)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
