package dev.parley.flow;

import java.time.Duration;

/// What a `case` step asks for.
///
/// @param queue who takes it: "" for the default queue
/// @param skill wanted skill, "" for any
/// @param assign a person by name, "" to let routing choose
/// @param urgency how soon and how important
/// @param note a text for the one who takes it
public record CaseOrder(String queue, String skill, String assign, Urgency urgency, Wording note) {
    /// Time until it is due (zero: the queue's own), and `low`, `normal`, `high` or `urgent`.
    public record Urgency(Duration due, String priority) {}
}
