package dev.parley.insight;

/// From where to where the true figure may lie, both included.
public record Interval(double low, double high) {
    /// @throws IllegalArgumentException if it ends before it begins, or is not made of numbers
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException(low + " to " + high + " is no interval");
        }
    }

    /// The distance from end to end.
    public double width() {
        return high - low;
    }

    /// Whether a value lies in it.
    public boolean contains(double value) {
        return low <= value && value <= high;
    }

    /// Whether all of it lies above all of the other.
    public boolean isAbove(Interval other) {
        return low > other.high;
    }

    Interval times(double factor) {
        return new Interval(low * factor, high * factor);
    }
}
