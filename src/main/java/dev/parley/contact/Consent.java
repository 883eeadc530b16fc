package dev.parley.contact;

import java.time.Instant;

/// What a person allowed on a channel.
///
/// @param proof where it is written down, in words for people: "web form 7, 2026-03-01"
public record Consent(boolean given, Instant at, String proof) {}
