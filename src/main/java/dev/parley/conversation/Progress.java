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
/// @param detours rotations under way and where to come back to after a correction
/// @param clock since when it waits and what the clock did
public record Progress(Status status, Optional<StepId> at, Patience patience, Detours detours, Clock clock) {
    /// Unclear tries so far, and the step whose answer came with a reason that may answer the next text question of its
    /// branch; empty if there is none.
    public record Patience(int tries, Optional<StepId> reasonOf) {
        /// Nothing tried, nothing waiting.
        public static final Patience FRESH = new Patience(0, Optional.empty());
    }

    /// What is left to take of rotations under way; and after a correction, the step whose branch is walked again
    /// and the question to come back to behind it.
    public record Detours(Map<StepId, List<StepId>> rotating, Optional<Return> back) {
        /// The straight way.
        public static final Detours NONE = new Detours(Map.of(), Optional.empty());

        public Detours {
            rotating = Map.copyOf(rotating);
        }
    }

    /// Once the branches of `corrected` are left, the open question `open` is asked again, or what closed the
    /// conversation is said again. The same step twice: the conversation was over, and is so again.
    public record Return(StepId corrected, StepId open) {
        boolean isOver() {
            return open.equals(corrected);
        }
    }

    /// Since when the open step waits for the person or the clock, how many reminders went out, and when the
    /// conversation last changed, which for an ended one is when it ended.
    public record Clock(Instant waitingSince, int reminded, Instant changedAt) {}

    /// The beginning of every conversation.
    static Progress begin(Instant now) {
        return new Progress(Status.OPEN, Optional.empty(), Patience.FRESH, Detours.NONE, new Clock(now, 0, now));
    }

    Progress withStatus(Status other) {
        return new Progress(other, other.isOpen() ? at : Optional.empty(), patience, detours, clock);
    }

    Progress at(StepId step) {
        return new Progress(status, Optional.of(step), patience, detours, clock);
    }

    Progress withPatience(Patience other) {
        return new Progress(status, at, other, detours, clock);
    }

    Progress withTries(int tries) {
        return withPatience(new Patience(tries, patience.reasonOf()));
    }

    Progress withDetours(Detours other) {
        return new Progress(status, at, patience, other, clock);
    }

    Progress withClock(Clock other) {
        return new Progress(status, at, patience, detours, other);
    }

    Progress waitingSince(Instant now) {
        return withClock(new Clock(now, clock.reminded(), now));
    }
}
