package dev.parley.conversation;

import dev.parley.flow.StepId;
import dev.parley.flow.Value;
import java.time.Instant;

/// An accepted answer.
///
/// @param step the question
/// @param value what was answered; {@link Value.Missing} if the question was skipped or given up
/// @param rating score, scale and band where the question has a scale
/// @param comment what else the person said to it, as written
/// @param evidence when, by which rule, and what it was before a correction
public record Answer(StepId step, Value value, Rating rating, String comment, Evidence evidence) {
    /// When it was given, the rule that read it, and the value it replaced ("" if none).
    public record Evidence(Instant at, String rule, String before) {}

    /// The same answer with another comment.
    public Answer withComment(String other) {
        return new Answer(step, value, rating, other, evidence);
    }

    /// Whether the person gave a value.
    public boolean isGiven() {
        return value != Value.Missing.VALUE;
    }
}
