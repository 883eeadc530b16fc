package dev.parley.channel;

import java.time.Instant;
import java.util.List;

/// What a provider took in for us, whether we were there or not. Implementations are safe for any thread, block, and
/// never throw for what the provider or the network does.
@FunctionalInterface
public interface History {
    /// The messages from people since a time.
    Listed since(Instant time);

    /// A message, and when the provider took it.
    record Arrival(Inbound inbound, Instant at) {}

    /// What the list shows.
    sealed interface Listed {
        /// The messages, in any order.
        record Messages(List<Arrival> messages) implements Listed {
            public Messages {
                messages = List.copyOf(messages);
            }
        }

        /// The list could not be had, or not to its end.
        record Unreachable(String reason) implements Listed {}
    }
}
