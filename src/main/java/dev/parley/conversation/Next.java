package dev.parley.conversation;

import dev.parley.flow.StepId;
import java.util.Optional;

/// Where a step leads.
sealed interface Next {
    /// On to another step.
    record To(StepId step) implements Next {}

    /// Nowhere for now, or for good.
    enum Halt implements Next {
        /// The conversation waits for the person, the clock or an integration.
        WAITS,
        /// No step is left.
        NO_STEP_LEFT,
        /// The step itself ended the conversation.
        ENDED
    }

    /// On to that step, or to the end.
    static Next of(Optional<StepId> step) {
        return step.<Next>map(To::new).orElse(Halt.NO_STEP_LEFT);
    }
}
