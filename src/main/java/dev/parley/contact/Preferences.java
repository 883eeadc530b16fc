package dev.parley.contact;

import dev.parley.flow.Medium;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;

/// What a person asked us to mind.
///
/// @param channel where they like to be asked
/// @param pausedUntil before this they are not asked
/// @param hour when in their day the clock asks them, in the place of a flow's own time
public record Preferences(Optional<Medium> channel, Optional<Instant> pausedUntil, Optional<LocalTime> hour) {
    /// No wish is known.
    public static final Preferences NONE = new Preferences(Optional.empty(), Optional.empty(), Optional.empty());

    /// The same with another end of the pause.
    public Preferences paused(Optional<Instant> until) {
        return new Preferences(channel, until, hour);
    }

    /// The same at another time of the day.
    public Preferences at(Optional<LocalTime> time) {
        return new Preferences(channel, pausedUntil, time);
    }
}
