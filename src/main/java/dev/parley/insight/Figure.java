package dev.parley.insight;

/// A number that sums answers up, and how sure it is.
///
/// @param name what it is: `nps`, `mean`, or a band or option
/// @param answers how many answers it is made of; at least 1
/// @param value in the measure's unit
/// @param interval where the true value lies, with 19 chances in 20 at all times together
/// @param range the least and the most it can be
public record Figure(String name, long answers, double value, Interval interval, Interval range) {
    /// @throws IllegalArgumentException if there are no answers
    public Figure {
        if (answers < 1) {
            throw new IllegalArgumentException("a figure is made of answers");
        }
    }

    /// Whether there are too few answers to say anything: the interval covers more than half of what is
    /// possible.
    public boolean isTooFew() {
        return interval.width() > range.width() / 2;
    }
}
