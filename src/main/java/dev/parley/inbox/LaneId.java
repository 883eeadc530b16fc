package dev.parley.inbox;

/// Names the line between one of our addresses and one person's address on a channel, without telling either: see
/// {@link LaneIds}.
public record LaneId(String value) {
    /// @throws IllegalArgumentException if it is empty
    public LaneId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("a lane's id is not empty");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
