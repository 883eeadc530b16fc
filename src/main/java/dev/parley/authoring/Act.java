package dev.parley.authoring;

import dev.parley.flow.Value;
import java.time.Duration;

/// What is done in a simulated conversation.
public sealed interface Act {
    /// The person writes.
    record Say(String text) implements Act {}

    /// The person uses a control.
    record Tap(Value value) implements Act {}

    /// Time passes.
    record Pass(Duration time) implements Act {}

    /// Time passes until the clock has something to do: a reminder, a time-out, the end of a pause, the expiry.
    record Skip() implements Act {}
}
