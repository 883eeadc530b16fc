package dev.parley.kit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Small texts by their names, kept in the store for all nodes. Safe for any thread; blocks, and throws an
/// {@link IllegalStateException} if the store cannot be reached.
public interface Keep {
    /// The text of that name.
    Optional<String> find(String name);

    /// Keeps a text in the place of any other of that name.
    ///
    /// @param until when it may be forgotten; empty for never
    void put(String name, String text, Optional<Instant> until);

    /// Keeps an empty text, unless there is a valid one of that name: of several nodes one succeeds.
    ///
    /// @return whether it did
    boolean claim(String name, Instant now, Instant until);

    /// The names that begin so, in their order.
    List<String> names(String beginning);

    /// Takes a text away, which is given to one taker only; empty if there is none, or none that is still valid.
    Optional<String> take(String name, Instant now);
}
