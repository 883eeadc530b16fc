package dev.parley.channel.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Names one use of a control or a form. The name is kept with the person for a while, so that the same call again
/// changes nothing: it tells neither what was chosen nor when, which in an anonymous survey nobody is to know. A pure
/// function.
final class Once {
    private static final int BYTES = 16;

    private Once() {}

    /// The same parts have the same name, others another.
    static String name(String... parts) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", parts).getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
