package dev.parley.reply;

/// What a stretch of a reply does for the score in it.
enum Part {
    /// A number, label or symbol that may be the score.
    SCORE,
    /// A number that cannot be counted as it stands: "8.5", "7-8", "4/5" on 0–10.
    VAGUE,
    /// A number that is plainly something else: "20 minutes".
    OTHER,
    CUE,
    FILLER,
    COURTESY,
    CONNECTOR,
    OR,
    NOT,
    NOT_AFTER,
    ASIDE,
    UNREAL,
    ELSEWHERE,
    BEYOND,
    NAMING,
    MEANT,
    RATHER,
    /// Punctuation, a line's end, an emoji.
    BREAK,
    /// Any other word.
    WORD,
    /// Before the first and after the last piece.
    EDGE;

    /// Whether a score may be sought beyond it.
    boolean carries() {
        return this == CUE || this == FILLER || this == COURTESY || this == RATHER;
    }

    /// Whether a clause ends there.
    boolean parts() {
        return this == BREAK || this == CONNECTOR || this == EDGE;
    }
}
