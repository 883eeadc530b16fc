package dev.parley.conversation;

/// Names one conversation. Opaque, unguessable where the installation's key is secret, and without anything personal.
public record ConversationId(String value) {
    /// @throws IllegalArgumentException if it is empty
    public ConversationId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a conversation's id is not empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
