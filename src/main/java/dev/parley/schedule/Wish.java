package dev.parley.schedule;

import dev.parley.flow.Flow;
import dev.parley.flow.FlowKind;
import dev.parley.flow.Medium;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What we would like to ask.
///
/// @param key the invitation's
/// @param from when it was first due
/// @param channels those that can send
/// @param rivals the person's other invitations that wait
public record Wish(Flow flow, String key, Instant from, Set<Medium> channels, List<Rival> rivals) {
    /// After this nobody knows what it is about.
    public static final Duration TOO_LATE = Duration.ofDays(7);

    /// Another invitation that waits for the same person.
    ///
    /// @param rank the higher the more important
    public record Rival(FlowKind kind, int rank, Instant due) {}

    public Wish {
        channels = Set.copyOf(channels);
        rivals = List.copyOf(rivals);
    }

    /// The order of the words that flows have for their priority.
    public static int rank(Flow flow) {
        return switch (flow.start().invite().gates().order().priority()) {
            case "low" -> 0;
            case "high" -> 2;
            default -> 1;
        };
    }
}
