package dev.parley.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Encrypts texts that lie in the store, with a key derived from the installation's (AES-256-GCM, a fresh nonce each
/// time, NIST SP 800-38D). The name of what is sealed is bound in, so that one text cannot be put in the place of
/// another. Safe for any thread.
public final class Seal {
    private static final String HMAC = "HmacSHA256";
    private static final int NAME = 16;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final String AES = "AES/GCM/NoPadding";

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    private Seal(SecretKeySpec key) {
        this.key = key;
    }

    /// A seal for one purpose, under the installation's key.
    public static Seal of(byte[] installationKey, String purpose) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(installationKey, HMAC));
            return new Seal(new SecretKeySpec(mac.doFinal(("seal " + purpose).getBytes(UTF_8)), "AES"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    /// A name for a text: the same each time, and nothing that leads back to it without the key, however few texts
    /// there are to try (HMAC-SHA256, the first 128 bits).
    public String name(String text) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key.getEncoded(), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(("name " + text).getBytes(UTF_8)), 0, NAME);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }

    /// The text, sealed, in Base64.
    public String close(String name, String text) {
        return Base64.getEncoder().encodeToString(close(name, text.getBytes(UTF_8)));
    }

    /// The bytes, sealed.
    byte[] close(String name, byte[] contents) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, name).doFinal(contents);
            byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot encrypt", e);
        }
    }

    /// The text; empty if it was not sealed under this key and name.
    public Optional<String> open(String name, String sealed) {
        try {
            return open(name, Base64.getDecoder().decode(sealed)).map(bytes -> new String(bytes, UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The text of what must open.
    ///
    /// @param what says what it is: `the secret of endpoint 7`
    /// @throws IllegalStateException if it was not sealed under this key and name
    public String opened(String name, String sealed, String what) {
        return open(name, sealed).orElseThrow(() -> doesNotOpen(what));
    }

    static IllegalStateException doesNotOpen(String what) {
        return new IllegalStateException(what + " does not open: another PARLEY_SECRET_KEY, or damaged");
    }

    /// The bytes; empty if they were not sealed under this key and name.
    Optional<byte[]> open(String name, byte[] sealed) {
        if (sealed.length < NONCE) {
            return Optional.empty();
        }
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, NONCE), name);
            return Optional.of(cipher.doFinal(sealed, NONCE, sealed.length - NONCE));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String name) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(AES);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(name.getBytes(UTF_8));
        return cipher;
    }
}
