package dev.parley.samples;

import java.util.Locale;

/// How somebody found it.
enum Mood {
    /// They would tell others.
    GOOD,
    /// It was all right.
    MIDDLING,
    /// They would warn others.
    BAD;

    /// @param goodness from 0 to 1
    static Mood of(double goodness) {
        if (goodness > 0.72) {
            return GOOD;
        }
        return goodness > 0.45 ? MIDDLING : BAD;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
