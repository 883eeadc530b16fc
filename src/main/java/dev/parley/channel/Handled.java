package dev.parley.channel;

import java.util.List;

/// What became of an inbound message, once the store has it.
///
/// @param replies what to say in the answer to the provider's call, in order; empty to say nothing
public record Handled(List<Outbound> replies) {
    /// Taken in; nothing to say.
    public static final Handled SILENTLY = new Handled(List.of());

    public Handled {
        replies = List.copyOf(replies);
    }
}
