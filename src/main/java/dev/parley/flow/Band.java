package dev.parley.flow;

/// A named part of a scale, both ends included: `detractor` is 0 to 6.
public record Band(String name, int from, int to) {
    /// @throws IllegalArgumentException if the ends are the wrong way round
    public Band {
        if (from > to) {
            throw new IllegalArgumentException("band " + name + " runs from " + from + " down to " + to);
        }
    }

    /// Whether a score lies in it.
    public boolean contains(int score) {
        return score >= from && score <= to;
    }
}
