package dev.parley.insight;

/// What can be said of a figure that was one thing before and is another now.
public enum Change {
    /// It went up.
    UP,
    /// It went down.
    DOWN,
    /// The difference is no more than chance makes.
    NOT_SHOWN,
    /// One side has too few answers to tell.
    TOO_FEW
}
