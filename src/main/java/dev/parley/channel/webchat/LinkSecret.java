package dev.parley.channel.webchat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// The secret in a link's address: 132 bits of chance in 22 characters. Only its hash is kept.
public final class LinkSecret {
    private static final int BYTES = 17;
    private static final int LENGTH = 22;
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{" + LENGTH + "}");

    private LinkSecret() {}

    /// A new one.
    public static String make(SecureRandom chance) {
        byte[] bytes = new byte[BYTES];
        chance.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).substring(0, LENGTH);
    }

    /// Whether a text may be one.
    public static boolean isShaped(String text) {
        return SHAPE.matcher(text).matches();
    }

    /// Under what it is kept: SHA-256, which suffices for what nobody can guess.
    public static String hash(String secret) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
