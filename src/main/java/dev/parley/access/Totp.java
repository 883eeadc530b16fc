package dev.parley.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes of authenticator apps: RFC 6238 with HMAC-SHA-1, steps of 30 seconds and six digits, which all of them know.
/// Safe for any thread.
public final class Totp {
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 6;
    private static final int SECRET_BYTES = 20;
    /// RFC 6238, 5.2: one step for a clock that is late or early.
    private static final int SLACK = 1;

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int BITS = 5;

    private Totp() {}

    /// A new secret, in Base32 (RFC 4648, without padding).
    public static String secret(SecureRandom chance) {
        byte[] bytes = new byte[SECRET_BYTES];
        chance.nextBytes(bytes);
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < SECRET_BYTES * Byte.SIZE; bit += BITS) {
            text.append(BASE32.charAt(bits(bytes, bit)));
        }
        return text.toString();
    }

    private static int bits(byte[] bytes, int from) {
        int value = 0;
        for (int bit = from; bit < from + BITS; bit++) {
            value = (value << 1) | ((bytes[bit / Byte.SIZE] >> (Byte.SIZE - 1 - bit % Byte.SIZE)) & 1);
        }
        return value;
    }

    /// The time step whose code was given; empty if it is none that is right now.
    ///
    /// @param after codes of this step and before are used up
    public static OptionalLong step(String secret, String code, Instant now, long after) {
        long current = now.getEpochSecond() / STEP_SECONDS;
        OptionalLong found = OptionalLong.empty();
        for (long step = current - SLACK; step <= current + SLACK; step++) {
            if (step > after && code(bytes(secret), step, DIGITS).equals(code)) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    /// The code of one step (RFC 4226, 5.3).
    static String code(byte[] secret, long step, int digits) {
        byte[] hash = hmac(secret, ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int at = hash[hash.length - 1] & 0xf;
        int number = ByteBuffer.wrap(hash, at, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        return String.format(Locale.ROOT, "%0" + digits + "d", number % (long) Math.pow(10, digits));
    }

    private static byte[] hmac(byte[] secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    /// The bytes of Base32.
    static byte[] bytes(String base32) {
        byte[] bytes = new byte[base32.length() * BITS / Byte.SIZE];
        for (int bit = 0; bit < bytes.length * Byte.SIZE; bit++) {
            int value = (BASE32.indexOf(base32.charAt(bit / BITS)) >> (BITS - 1 - bit % BITS)) & 1;
            bytes[bit / Byte.SIZE] |= (byte) (value << (Byte.SIZE - 1 - bit % Byte.SIZE));
        }
        return bytes;
    }
}
