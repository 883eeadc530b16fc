package dev.parley.contact;

import dev.parley.flow.Medium;
import java.time.Instant;
import java.util.Optional;

/// What a person asked us to mind.
///
/// @param channel where they like to be asked
/// @param pausedUntil before this they are not asked
public record Preferences(Optional<Medium> channel, Optional<Instant> pausedUntil) {
    /// No wish is known.
    public static final Preferences NONE = new Preferences(Optional.empty(), Optional.empty());
}
