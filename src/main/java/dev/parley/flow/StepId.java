package dev.parley.flow;

/// Names a step inside its flow. Steps without an `id:` of their own are named after their place, with a leading `#`
/// (`#recommend.0-6.1`), so that every step of a revision can be found again.
public record StepId(String value) {
    /// Longer names are mistakes, and every answer carries its step's name.
    public static final int MAX_LENGTH = 200;

    /// @throws IllegalArgumentException if the name is empty or too long
    public StepId {
        if (value.isEmpty() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a step's id has 1 to " + MAX_LENGTH + " characters: " + value);
        }
    }

    /// Whether the author gave this name; names derived from a place start with `#`.
    public boolean isGiven() {
        return value.charAt(0) != '#';
    }

    @Override
    public String toString() {
        return value;
    }
}
