package dev.parley.contact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Names addresses by a keyed hash, so that a stop outlives the person's data without telling who it was
/// (HMAC-SHA-256, 144 bits of it). Safe for any thread.
public final class AddressHashes {
    private static final int BYTES = 18;

    private final Mac keyed;

    /// Hashes under this key.
    public AddressHashes(byte[] key) {
        try {
            keyed = Mac.getInstance("HmacSHA256");
            keyed.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /// The hash of an address.
    public String of(Address address) {
        try {
            Mac mac = (Mac) keyed.clone();
            byte[] hash = mac.doFinal(("opt-out " + address.key()).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(java.util.Arrays.copyOf(hash, BYTES));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own Mac can be cloned", e);
        }
    }
}
