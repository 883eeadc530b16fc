package dev.parley.hook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signatures by Standard Webhooks 1.0.0: HMAC-SHA-256 over `id.timestamp.body` under the secret's bytes, which are
/// written as `whsec_` and Base64. Safe for any thread.
public final class Signing {
    private static final String PREFIX = "whsec_";
    /// The specification asks for 24 to 64 bytes.
    private static final int BYTES = 32;

    private Signing() {}

    /// A new secret.
    ///
    /// @param chance a cryptographic source
    public static String secret(RandomGenerator chance) {
        byte[] bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return PREFIX + Base64.getEncoder().encodeToString(bytes);
    }

    /// Whether a text is a secret with enough bytes.
    public static boolean isSecret(String text) {
        try {
            int length = text.startsWith(PREFIX) ? key(text).length : 0;
            return length >= 24 && length <= 64;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The value of `webhook-signature`: one signature a secret.
    ///
    /// @param timestamp the attempt's, in seconds
    static String header(List<String> secrets, String id, long timestamp, String body) {
        return secrets.stream()
                .map(secret -> "v1," + sign(secret, id + "." + timestamp + "." + body))
                .collect(Collectors.joining(" "));
    }

    private static String sign(String secret, String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static byte[] key(String secret) {
        return Base64.getDecoder().decode(secret.substring(PREFIX.length()));
    }
}
