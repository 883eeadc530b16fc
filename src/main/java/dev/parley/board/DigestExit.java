package dev.parley.board;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How somebody leaves the digest without signing in: a link in each letter with a signed token (RFC 8058) that holds
/// no address and opens nothing else. Safe for any thread.
public final class DigestExit {
    /// Below the public address; the token comes behind it.
    public static final String PATH = "/digest/leave/";

    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    /// @param key the installation's
    public DigestExit(byte[] key) {
        this.key = new SecretKeySpec(key, HMAC);
    }

    /// What stands in the link of the letters to an address.
    public String token(String address) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature(address));
    }

    /// Whose token it is, of those the digest goes to; empty for anything else.
    Optional<String> whose(String token, Iterable<String> addresses) {
        byte[] given = token.getBytes(StandardCharsets.UTF_8);
        Optional<String> found = Optional.empty();
        for (String address : addresses) {
            if (MessageDigest.isEqual(given, token(address).getBytes(StandardCharsets.UTF_8))) {
                found = Optional.of(address);
            }
        }
        return found;
    }

    private byte[] signature(String address) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            return mac.doFinal(("leave the digest " + address).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
