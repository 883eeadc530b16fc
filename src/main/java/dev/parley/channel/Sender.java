package dev.parley.channel;

import java.time.Instant;
import java.util.List;

/// Hands messages to a provider by a call of our own. Implementations are safe for any thread and may block, never for
/// longer than 20 seconds; they try once and never throw for what the provider or the network does.
public interface Sender {
    /// One attempt, one call.
    Delivery send(Route route, Outbound message);

    /// Looks whether a message went out whose attempt ended unknown.
    ///
    /// @param since when it may have been sent at the earliest
    Search find(Route route, Outbound message, Instant since);

    /// The text as the messages the provider takes: one, or several if it is too long for one; none if it says
    /// nothing.
    List<String> pieces(String text);

    /// What a look at the provider's list of messages shows.
    sealed interface Search {
        /// The messages of that route and text, by the provider's ids, the oldest first; empty if there is
        /// none.
        record Found(List<String> providerIds) implements Search {
            public Found {
                providerIds = List.copyOf(providerIds);
            }
        }

        /// The list could not be had.
        record Unreachable(String reason) implements Search {}
    }
}
