package dev.parley.followup;

import java.time.Instant;

/// Does something about what turns wrote. The same may come again, also much later: doing it twice is doing it once.
/// Safe for any thread; blocks.
public interface Sink {
    /// Takes in a conversation as it is now.
    ///
    /// @throws IllegalStateException if that could not be kept: it comes again
    void follow(Followed followed);

    /// Takes in a case as it is now.
    ///
    /// @throws IllegalStateException if that could not be kept: it comes again
    default void follow(Case changed) {}

    /// A process ended unexpectedly that had followed everything up to that time: whatever else than conversations and
    /// cases may have happened since is looked up.
    ///
    /// @throws IllegalStateException if that could not be done: it is tried again
    default void lookBack(Instant since) {}
}
