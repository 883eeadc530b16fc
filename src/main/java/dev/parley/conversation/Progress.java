package dev.parley.conversation;

import dev.parley.flow.StepId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where a conversation stands.
///
/// @param at the step that waits; empty once ended
/// @param patience unclear replies to the open question so far, and a reason that waits for its question
/// @param rotating what is left to take of rotations that are under way
/// @param clock what the clock will do
public record Progress(
        Status status, Optional<StepId> at, Patience patience, Map<StepId, List<StepId>> rotating, Clockwork clock) {
    /// Unclear tries so far, and a reason not yet placed ("" for none) with the score it was given with.
    public record Patience(int tries, String spare, String spareOf) {
        /// Nothing tried, nothing kept.
        public static final Patience FRESH = new Patience(0, "", "");
    }

    /// When the person last spoke (or the start), since when the open step waits, how many reminders went out, and when
    /// it
    /// ended ({@link Instant#MAX} while open).
    public record Clockwork(Instant heardAt, Instant waitingSince, int reminded, Instant endedAt) {}

    public Progress {
        rotating = Map.copyOf(rotating);
    }
}
