package dev.parley.settings;

/// A value as it was given.
///
/// @param value the text, never empty
/// @param origin where it was found: `environment`, `parley.yaml:3`, `file /run/secrets/token`
record Found(String value, String origin) {}
