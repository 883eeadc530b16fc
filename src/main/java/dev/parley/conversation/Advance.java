package dev.parley.conversation;

import dev.parley.flow.StepId;
import java.util.List;

/// What became of a conversation, what its last turn asks the world to do, and the steps it ran, each in order.
public record Advance(Conversation conversation, List<Effect> effects, List<StepId> path) {
    public Advance {
        effects = List.copyOf(effects);
        path = List.copyOf(path);
    }

    /// The messages to the person among the effects.
    public List<Effect.Send> messages() {
        return effects.stream()
                .filter(Effect.Send.class::isInstance)
                .map(Effect.Send.class::cast)
                .toList();
    }
}
