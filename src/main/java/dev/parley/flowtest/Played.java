package dev.parley.flowtest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.flow.Revision;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// The flows whose tests were played with this very program when it was built, and passed: those that ship with Parley.
/// A first start takes their result over instead of playing them again. A flow or a test file that differs in one byte
/// of meaning is another one, and is played. Safe for any thread.
public final class Played {
    private static final String RESOURCE = "played.txt";

    private final Set<String> known;

    private Played(Set<String> known) {
        this.known = Set.copyOf(known);
    }

    /// The list in the program.
    ///
    /// @throws UncheckedIOException if the program is incomplete
    public static Played shipped() {
        try (InputStream in = Objects.requireNonNull(Played.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new Played(new String(in.readAllBytes(), UTF_8).lines().collect(Collectors.toSet()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// Whether a flow passed these tests.
    ///
    /// @param tests the content of the test file
    public boolean has(Revision flow, byte[] tests) {
        return known.contains(line(flow, tests));
    }

    /// A flow and its tests, as the list has them: the revision, a blank, the test file's SHA-256 in hex.
    static String line(Revision flow, byte[] tests) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(tests);
            return flow + " " + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
