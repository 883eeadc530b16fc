package dev.parley.channel.webchat;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// A key of its own for each purpose, so that what is signed for one proves nothing for another.
final class ChatKeys {
    private static final String HMAC = "HmacSHA256";

    private ChatKeys() {}

    /// @param key the installation's secret key
    static byte[] derived(byte[] key, String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
