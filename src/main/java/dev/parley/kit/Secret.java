package dev.parley.kit;

/// Text that must not be shown: {@link #toString()} is `***`, so it cannot slip into a log or a message. Safe for any
/// thread.
///
/// @param reveal the text itself, for the one place that needs it
public record Secret(String reveal) {
    /// No secret at all.
    public static final Secret NONE = new Secret("");

    /// Whether there is one.
    public boolean isPresent() {
        return !reveal.isEmpty();
    }

    @Override
    public String toString() {
        return isPresent() ? "***" : "";
    }
}
