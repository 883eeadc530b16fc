package dev.parley.contact;

import dev.parley.flow.FlowId;
import dev.parley.flow.FlowKind;
import java.time.Instant;

/// A person was asked to take part: what the frequency budget counts.
///
/// @param key the invitation
public record Asked(FlowId flow, FlowKind kind, Instant at, String key) {}
