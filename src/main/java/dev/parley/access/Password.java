package dev.parley.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// Passwords as they are kept: `pbkdf2-sha256$ITERATIONS$SALT$HASH`. Safe for any thread.
public final class Password {
    /// OWASP Password Storage Cheat Sheet: PBKDF2-HMAC-SHA256 with 600,000 iterations.
    static final int ITERATIONS = 600_000;
    /// What was drawn by chance with more than 100 bits cannot be found by trying, at whatever speed.
    private static final int ITERATIONS_OF_CHANCE = 1_000;

    /// NIST SP 800-132 asks for 128 bits or more.
    private static final int SALT_BYTES = 16;
    /// What SHA-256 gives; more would cost us twice and a guesser once.
    private static final int HASH_BITS = 256;
    /// Letters of a password drawn by chance: five bits each of those below, 120 in all.
    private static final int DRAWN = 24;
    /// No letters that are taken for one another.
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final Pattern KEPT = Pattern.compile("pbkdf2-sha256\\$(\\d{1,9})\\$([^$]+)\\$([^$]+)");
    /// NIST SP 800-63B asks for 15 characters where nothing else is asked for; with a second factor 8 would do.
    public static final int LEAST = 12;
    /// More would only cost time.
    public static final int MOST = 256;

    private Password() {}

    /// The hash of a password that a person chose.
    public static String hash(String password, SecureRandom chance) {
        return hash(password, chance, ITERATIONS);
    }

    /// The hash of a password that was {@link #drawn}.
    public static String hashOfChance(String password, SecureRandom chance) {
        return hash(password, chance, ITERATIONS_OF_CHANCE);
    }

    private static String hash(String password, SecureRandom chance, int iterations) {
        byte[] salt = new byte[SALT_BYTES];
        chance.nextBytes(salt);
        Base64.Encoder base64 = Base64.getEncoder();
        return "pbkdf2-sha256$" + iterations + "$" + base64.encodeToString(salt) + "$"
                + base64.encodeToString(derive(password, salt, iterations));
    }

    /// A password of 120 bits by chance.
    public static String drawn(SecureRandom chance) {
        StringBuilder drawn = new StringBuilder(DRAWN);
        for (int i = 0; i < DRAWN; i++) {
            drawn.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
        }
        return drawn.toString();
    }

    /// Whether a password is the one whose hash is kept. Takes the same time for a right and a wrong one.
    public static boolean matches(String password, String kept) {
        Matcher parts = KEPT.matcher(kept);
        if (!parts.matches() || password.length() > MOST) {
            return false;
        }
        byte[] salt = Base64.getDecoder().decode(parts.group(2));
        byte[] hash = Base64.getDecoder().decode(parts.group(3));
        return MessageDigest.isEqual(hash, derive(password, salt, Integer.parseInt(parts.group(1))));
    }

    /// Takes as long as a wrong password does: so nobody learns who is in the team.
    public static void waste(String password) {
        derive(password.substring(0, Math.min(password.length(), MOST)), new byte[SALT_BYTES], ITERATIONS);
    }

    private static byte[] derive(String password, byte[] salt, int iterations) {
        PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(key)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
        } finally {
            key.clearPassword();
        }
    }
}
