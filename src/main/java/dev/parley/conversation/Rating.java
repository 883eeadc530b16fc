package dev.parley.conversation;

/// The band an answer lies in and the scale it was given on; {@link #NONE} for answers without a scale.
///
/// @param scale `nps`, `csat`, `ces` …, `yes-no`, `choice` …: the answer type's word
/// @param band `promoter`, `satisfied`, `yes` …; "" on scales without bands
public record Rating(String scale, String band) {
    /// No scale.
    public static final Rating NONE = new Rating("", "");
}
