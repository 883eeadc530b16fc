package dev.parley.followup;

/// Names a case: the id of the conversation it came from, for a conversation has one case at most.
public record CaseId(String value) {
    /// @throws IllegalArgumentException if it is empty
    public CaseId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a case's id is not empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
