package dev.parley.flow;

import java.time.Duration;

/// What a flow promises to those who answer: nobody learns who said what.
///
/// @param minimumGroup results, and what is left of all when they are taken away, are shown for so many people or more
/// @param replies how long a comment can be replied to; zero: not at all, and no way back to its writer is kept
public record Anonymity(int minimumGroup, Duration replies) {
    /// With fewer, the other members of a group can work out what the last one said.
    public static final int LEAST = 3;
    /// Beyond this hardly anything would ever be shown.
    public static final int MOST = 1_000;
    /// The minimum where a flow names none.
    public static final int USUAL = 5;
    /// A comment can be replied to for so long where a flow does not say.
    public static final Duration REPLIES = Duration.ofDays(30);

    /// @throws IllegalArgumentException if the minimum is out of bounds
    public Anonymity {
        if (minimumGroup < LEAST || minimumGroup > MOST) {
            throw new IllegalArgumentException(
                    "a minimum group has " + LEAST + " to " + MOST + " people, not " + minimumGroup);
        }
    }
}
