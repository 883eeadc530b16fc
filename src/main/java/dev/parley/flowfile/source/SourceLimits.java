package dev.parley.flowfile.source;

/// What a file may be at most. A survey of two hundred steps in ten languages has about 100 kB.
public final class SourceLimits {
    /// Bytes of a file; reading and checking the largest one must not be felt by anybody.
    public static final int MAX_BYTES = 256 * 1024;

    /// Bytes of a flow with all that it includes, as it is stored with its revision.
    public static final int MAX_BUNDLE = 4 * MAX_BYTES;

    /// Lists and mappings inside one another; readers are recursive, and nobody can follow that many.
    public static final int MAX_DEPTH = 40;

    /// Characters of a key: ids, options' values and event names, all of them shorter.
    public static final int MAX_KEY = 128;

    private SourceLimits() {}
}
