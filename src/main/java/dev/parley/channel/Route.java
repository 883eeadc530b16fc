package dev.parley.channel;

/// From which of our addresses to which person's, as the provider writes them.
///
/// @param before the provider's id of our last message on this line, "" if none is known: with some providers it tells
/// where the line is
public record Route(String our, String their, String before) {
    /// A line on which nothing was sent yet.
    public Route(String our, String their) {
        this(our, their, "");
    }

    /// Leaves out the addresses, which do not belong into logs.
    @Override
    public String toString() {
        return "route";
    }
}
