package dev.parley.followup;

import java.time.Instant;
import java.util.function.Consumer;

/// What turns wrote, as it is stored. Safe for any thread; blocks, and throws an {@link IllegalStateException} if the
/// store cannot be reached.
@FunctionalInterface
public interface Written {
    /// Gives every conversation that was written at that time or later, some earlier ones, too. It looks at all there
    /// are: for after a crash.
    void since(Instant since, Consumer<Followed> taker);
}
