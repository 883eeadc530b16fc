package dev.parley.channel;

import java.util.List;
import java.util.Optional;

/// What became of an inbound message, once the store has it.
///
/// @param replies what to say in the answer to the provider's call, in order; empty to say nothing
/// @param fate whether it was of use
/// @param settled the question of ours that it answered, where our message with it is known
public record Handled(List<Outbound> replies, Fate fate, Optional<Settled> settled) {
    /// Taken in; nothing to say.
    public static final Handled SILENTLY = new Handled(List.of());

    public Handled {
        replies = List.copyOf(replies);
    }

    /// Taken in, and answered so.
    public Handled(List<Outbound> replies) {
        this(replies, Fate.TAKEN, Optional.empty());
    }

    /// Whether a message was of use.
    public enum Fate {
        /// It was taken in.
        TAKEN,
        /// It was taken in before; nothing happened.
        REPEATED,
        /// It belongs to a question that is no longer open; nothing happened.
        TOO_LATE
    }

    /// A question that has been answered in words, so that its controls are of no more use.
    ///
    /// @param providerId the provider's id of our message
    /// @param text what it said
    /// @param answer what was understood, as a person reads it
    public record Settled(String providerId, Question question, String text, String answer) {}
}
