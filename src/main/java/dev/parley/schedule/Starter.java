package dev.parley.schedule;

import dev.parley.contact.Address;
import dev.parley.flow.Facts;
import dev.parley.flow.FlowId;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import java.util.Optional;
import java.util.Set;

/// Begins conversations. Safe for any thread; fails as the store fails, and then may have begun: the same key again
/// begins nothing.
public interface Starter {
    /// What to begin.
    ///
    /// @param key the invitation's
    record Order(String key, FlowId flow, Address address, Facts facts, Optional<Language> language) {}

    /// What became of it.
    sealed interface Begun {
        /// It began, or had begun before under the same key; `conversation` is "" while it waits in the lane.
        record Yes(String conversation) implements Begun {}

        /// It did not, and nothing was sent.
        record No(Reason why) implements Begun {}
    }

    /// The channels that can send.
    Set<Medium> channels();

    /// Begins a conversation.
    Begun start(Order order);
}
