package dev.parley.retention;

import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Parts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// How long things are kept.
///
/// @param conversations so many days after a conversation began; 0 for ever
public record Retention(int conversations) {
    /// Less would take away what is still being answered, counted and followed up.
    public static final int LEAST = 30;

    /// Ten years.
    public static final int MOST = 3_650;

    /// Reads `{conversations}`.
    public static Retention read(Value given, List<Fault> faults) {
        Parts parts = Parts.of(given, faults);
        int days = Math.toIntExact(parts.whole("conversations", 0, 0, MOST));
        if (days > 0 && days < LEAST) {
            parts.fault("conversations", "is a number of days from " + LEAST + " to " + MOST + ", or 0: for ever");
        }
        parts.nothingElse();
        return new Retention(days);
    }

    /// As it is stored, and as the API shows it.
    public Value.Fields fields() {
        return Value.Fields.NONE.with("conversations", Value.of(conversations));
    }

    /// Before when a conversation must have begun for its time to be over, always the start of a day; empty if none's
    /// ever is.
    public Optional<Instant> conversationsUntil(Instant now, ZoneId zone) {
        return conversations == 0
                ? Optional.empty()
                : Optional.of(now.atZone(zone)
                        .toLocalDate()
                        .minusDays(conversations)
                        .atStartOfDay(zone)
                        .toInstant());
    }
}
