package dev.parley.theme;

import java.util.Locale;

/// How a text tells of something. Always an estimate: words are weighed, nothing is understood.
public enum Tone {
    /// It complains.
    NEGATIVE,
    /// Neither, or as much of one as of the other.
    NEUTRAL,
    /// It praises.
    POSITIVE;

    /// The word in the API: `negative`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @param score from -1 to 1
    static Tone of(double score) {
        if (Math.abs(score) < Tones.LEAST) {
            return NEUTRAL;
        }
        return score < 0 ? NEGATIVE : POSITIVE;
    }
}
