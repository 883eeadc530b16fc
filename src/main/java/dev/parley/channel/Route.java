package dev.parley.channel;

/// From which of our addresses to which person's, as the provider writes them.
public record Route(String our, String their) {
    /// Leaves out the addresses, which do not belong into logs.
    @Override
    public String toString() {
        return "route";
    }
}
