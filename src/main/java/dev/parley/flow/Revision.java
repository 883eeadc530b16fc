package dev.parley.flow;

import java.util.regex.Pattern;

/// One immutable published state of a flow, written `after-purchase@3f9c2a1b77d0`. The hash is the first
/// {@value #HASH_DIGITS} hexadecimal digits of the SHA-256 of the flow's canonical form: the same content is the same
/// revision on every node.
public record Revision(FlowId flow, String hash) {
    /// 48 bits: two revisions of one flow share a hash only after millions of edits.
    public static final int HASH_DIGITS = 12;

    private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{" + HASH_DIGITS + "}");

    /// @throws IllegalArgumentException if the hash has another shape
    public Revision {
        if (!SHAPE.matcher(hash).matches()) {
            throw new IllegalArgumentException("a revision's hash is " + HASH_DIGITS + " hex digits: " + hash);
        }
    }

    /// Reads what {@link #toString()} wrote.
    ///
    /// @throws IllegalArgumentException if the text is no revision
    public static Revision parse(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("a revision is written flow@hash: " + text);
        }
        return new Revision(new FlowId(text.substring(0, at)), text.substring(at + 1));
    }

    @Override
    public String toString() {
        return flow + "@" + hash;
    }
}
