package dev.parley.outbox;

import java.util.Map;
import java.util.Optional;

/// The carrier of each channel, by the channel's word.
public record Carriers(Map<String, Carrier> byChannel) {
    /// Nothing can be sent but in the answers to providers' calls.
    public static final Carriers NONE = new Carriers(Map.of());

    public Carriers {
        byChannel = Map.copyOf(byChannel);
    }

    /// The carrier of a channel; empty if it is not set up for sending.
    public Optional<Carrier> of(String channel) {
        return Optional.ofNullable(byChannel.get(channel));
    }

    /// The provider of a channel that has one.
    public Optional<Carrier.Provider> provider(String channel) {
        return of(channel).filter(Carrier.Provider.class::isInstance).map(Carrier.Provider.class::cast);
    }
}
