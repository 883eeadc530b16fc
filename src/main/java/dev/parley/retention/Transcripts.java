package dev.parley.retention;

import dev.parley.conversation.ConversationId;
import java.time.Instant;

/// What was said in conversations. Safe for any thread; every method fails as the store fails.
public interface Transcripts {
    /// More are not counted.
    int MOST_COUNTED = 100_000;

    /// How many ended conversations began before then, at most {@link #MOST_COUNTED}; without those in confidence.
    long before(Instant time);

    /// Forgets a conversation that has ended, and its case; that the person may not be written to, and how often they
    /// were asked, stays. One with an open case, or on whose line something is still to be sent, is left alone.
    ///
    /// @return whether it is gone now and was there before
    boolean forget(ConversationId id);
}
