package dev.parley.followup;

/// What is wrong with a part of what was given.
///
/// @param pointer a JSON pointer
/// @param message what to write instead
public record Fault(String pointer, String message) {}
