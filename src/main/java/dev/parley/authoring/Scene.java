package dev.parley.authoring;

import dev.parley.conversation.Effect;
import dev.parley.flow.StepId;
import java.time.Instant;
import java.util.List;

/// What happened at once in a simulated conversation: one act, how it was read, where it led and what was said.
///
/// @param at when, by the simulation's own clock
/// @param heard what the person wrote or tapped, "" where time passed or the conversation began
/// @param reading how that was read: `digit`, `unclear: several`
/// @param path the steps that ran, in order
public record Scene(Instant at, String heard, String reading, List<StepId> path, Outcome outcome) {
    /// Where the conversation forked, and what it asked the world to do, its messages among that.
    public record Outcome(List<Decision> decisions, List<Effect> effects) {
        public Outcome {
            decisions = List.copyOf(decisions);
            effects = List.copyOf(effects);
        }
    }

    public Scene {
        path = List.copyOf(path);
    }

    /// What Parley said.
    public List<Effect.Send> messages() {
        return outcome.effects().stream()
                .filter(Effect.Send.class::isInstance)
                .map(Effect.Send.class::cast)
                .toList();
    }
}
