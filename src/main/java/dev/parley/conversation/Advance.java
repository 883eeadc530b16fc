package dev.parley.conversation;

import java.util.List;

/// What became of a conversation, and what its last turn asks the world to do, in order.
public record Advance(Conversation conversation, List<Effect> effects) {
    public Advance {
        effects = List.copyOf(effects);
    }

    /// The messages to the person among the effects.
    public List<Effect.Send> messages() {
        return effects.stream()
                .filter(Effect.Send.class::isInstance)
                .map(Effect.Send.class::cast)
                .toList();
    }
}
