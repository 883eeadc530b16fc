package dev.parley.conversation;

import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import java.util.Optional;

/// What happens to a conversation.
public sealed interface Input {
    /// The person wrote something.
    record Said(String text) implements Input {}

    /// The person used a control: a score, `yes`, an option's value.
    record Tapped(Value value) implements Input {}

    /// The person chose another answer to a question that was answered before.
    record Amended(StepId step, Value value) implements Input {}

    /// The person put other words in the place of those that answered that question.
    record Edited(StepId step, String text) implements Input {}

    /// Time has passed.
    record Tick() implements Input {}

    /// Time has passed, and what was asked can never reach the person: a reminder of it is passed over.
    record Unheard() implements Input {}

    /// An integration answered; empty if it failed.
    record Called(Optional<Value.Fields> reply) implements Input {}
}
