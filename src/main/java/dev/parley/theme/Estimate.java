package dev.parley.theme;

/// What a text sounds like, by its words alone.
///
/// @param score from -1 (very bad) to 1 (very good)
public record Estimate(Tone tone, double score) {}
