package dev.parley.flow;

import java.time.Duration;
import java.util.List;

/// What happens by the clock when a person is silent, counted from their last word or from the start.
///
/// @param remind when the open question is sent again, each once a conversation, in rising order
/// @param expire when the conversation ends as expired; zero for never
public record Timing(List<Duration> remind, Duration expire) {
    /// No reminder; three days.
    public static final Timing DEFAULT = new Timing(List.of(), Duration.ofDays(3));

    public Timing {
        remind = remind.stream().sorted().toList();
    }
}
