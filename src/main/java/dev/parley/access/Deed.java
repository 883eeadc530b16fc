package dev.parley.access;

import java.time.Instant;

/// One line of the log: who did what, and what changed. Never a secret, a message's text or an address.
///
/// @param id sorts by time
/// @param what such as `team.changed` or `DELETE /api/v1/contacts/{id}`
/// @param subject what it was done to
public record Deed(String id, Instant at, String who, String what, String subject, Change change) {
    /// What was, and what is; "" for nothing.
    public record Change(String before, String after) {
        /// Nothing to compare.
        public static final Change NONE = new Change("", "");
    }
}
