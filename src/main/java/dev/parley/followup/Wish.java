package dev.parley.followup;

import java.time.Instant;
import java.util.Optional;

/// A reason for a case, and where the case is to go.
///
/// @param assign a person by name, "" to let routing choose
/// @param due until when, if it was promised
record Wish(Case.Reason reason, AlertRule.Order order, String assign, Optional<Instant> due) {}
