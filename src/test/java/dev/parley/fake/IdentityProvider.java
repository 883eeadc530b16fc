package dev.parley.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/// A company's sign-in on loopback: discovery, keys and tokens of OpenID Connect over real HTTP, signed with its own
/// keys. It asks nobody for a password: everybody is whom the test says. Safe for any thread.
public final class IdentityProvider implements AutoCloseable {
    public static final String CLIENT = "parley";
    public static final String SECRET = "a secret of the client";

    private final HttpServer server;
    private final KeyPair key = pair();
    private final KeyPair other = pair();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile UnaryOperator<JsonObject> claims = claims -> claims;
    private volatile boolean forges;

    private IdentityProvider(HttpServer server) {
        this.server = server;
    }

    /// Begins to listen at any free port.
    public static IdentityProvider start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            IdentityProvider provider = new IdentityProvider(server);
            server.createContext("/.well-known/openid-configuration", it -> answer(it, 200, provider.description()));
            server.createContext("/keys", it -> answer(it, 200, provider.keys()));
            server.createContext("/token", provider::token);
            server.start();
            return provider;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Its address.
    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /// From now on tokens say this.
    ///
    /// @param change of what they would say otherwise: `iss`, `aud`, `exp`, `iat`, `nonce`, `sub`
    public void says(UnaryOperator<JsonObject> change) {
        claims = change;
        forges = false;
    }

    /// From now on tokens are signed by a key that it does not publish, under the name of one that it does.
    public void forges() {
        forges = true;
    }

    /// Lets somebody in who was sent to the given address.
    ///
    /// @return where their browser is sent back to
    public String lets(String address) {
        Map<String, String> query = form(address.substring(address.indexOf('?') + 1));
        String code = "code-" + count.incrementAndGet();
        codes.put(code, query);
        return query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state");
    }

    private JsonObject description() {
        return new JsonObject()
                .put("issuer", issuer())
                .put("authorization_endpoint", issuer() + "/authorize")
                .put("token_endpoint", issuer() + "/token")
                .put("end_session_endpoint", issuer() + "/leave")
                .put("jwks_uri", issuer() + "/keys");
    }

    private JsonObject keys() {
        RSAPublicKey open = (RSAPublicKey) key.getPublic();
        JsonObject jwk = new JsonObject()
                .put("kty", "RSA")
                .put("kid", "k1")
                .put("alg", "RS256")
                .put("use", "sig")
                .put("n", number(open.getModulus()))
                .put("e", number(open.getPublicExponent()));
        return new JsonObject().put("keys", new JsonArray().add(jwk));
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /// A code is good once, for the client that it was given to and for who knows the verifier.
    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        Map<String, String> begun = Optional.ofNullable(codes.remove(asked.getOrDefault("code", "")))
                .orElse(Map.of());
        String basic = Base64.getEncoder().encodeToString((CLIENT + ":" + SECRET).getBytes(UTF_8));
        boolean isClient =
                ("Basic " + basic).equals(exchange.getRequestHeaders().getFirst("Authorization"));
        boolean isBegun = begun.getOrDefault("redirect_uri", "none").equals(asked.get("redirect_uri"))
                && begun.getOrDefault("code_challenge_method", "none").equals("S256")
                && begun.getOrDefault("code_challenge", "none")
                        .equals(challenge(asked.getOrDefault("code_verifier", "")));
        if (isClient && isBegun) {
            JsonObject token = new JsonObject()
                    .put("token_type", "Bearer")
                    .put("access_token", "opaque")
                    .put("expires_in", 3_600)
                    .put("id_token", idToken(String.valueOf(begun.get("nonce"))));
            answer(exchange, 200, token);
        } else {
            answer(exchange, 400, new JsonObject().put("error", "invalid_grant"));
        }
    }

    private String idToken(String nonce) {
        long now = Instant.now().getEpochSecond();
        JsonObject usual = new JsonObject()
                .put("iss", issuer())
                .put("aud", CLIENT)
                .put("sub", "7")
                .put("iat", now)
                .put("exp", now + 3_600)
                .put("nonce", nonce);
        String head = encoded(new JsonObject()
                .put("alg", "RS256")
                .put("kid", "k1")
                .put("typ", "JWT")
                .encode());
        String signed = head + "." + encoded(claims.apply(usual).encode());
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign((forges ? other : key).getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return form;
    }

    private static void answer(HttpExchange exchange, int status, JsonObject json) throws IOException {
        byte[] bytes = json.encode().getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (exchange) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2_048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
