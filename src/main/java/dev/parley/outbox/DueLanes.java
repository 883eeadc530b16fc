package dev.parley.outbox;

import dev.parley.channel.Delivery;
import dev.parley.channel.Sender;
import java.util.List;
import java.util.Optional;

/// The lanes, as far as the dispatcher needs them: which are due, and what is to be done there. Safe for any thread;
/// blocks, and throws an {@link IllegalStateException} if the store or a lane is not in order.
public interface DueLanes {
    /// The ids of the lanes that are due, the longest first, at most so many.
    List<String> due(int limit);

    /// Does what is due on a lane, and claims the call to make.
    Optional<Job> tick(String lane);

    /// Takes what became of a message, and claims the next call.
    Optional<Job> report(Job job, Delivery delivery);

    /// Takes what the provider's list shows, and claims the next call.
    Optional<Job> report(Job job, Sender.Search search);
}
