package dev.parley.followup;

/// How often a theme came up.
///
/// @param unhappy how many of them are of unhappy people
public record Mentions(String theme, int all, int unhappy, Sounds sounds) {}
