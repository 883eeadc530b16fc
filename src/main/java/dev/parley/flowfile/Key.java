package dev.parley.flowfile;

/// One key of a mapping.
///
/// @param takes the shape of its value, for the reference page: `text`, `duration`, `list of steps`
/// @param about what it does
public record Key(String name, String takes, String about) {}
