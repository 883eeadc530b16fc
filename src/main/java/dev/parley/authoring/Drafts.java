package dev.parley.authoring;

import dev.parley.flow.FlowId;
import java.util.List;
import java.util.Optional;

/// Where drafts are kept. Safe for any thread; every method throws {@code dev.parley.inbox.StoreUnavailable} when the
/// store cannot be reached.
public interface Drafts {
    /// The draft of a flow; empty if nobody works on it.
    Optional<Draft> find(FlowId flow);

    /// All drafts, by the flows' names.
    List<Draft> all();

    /// Makes this the next version of a draft, if the stored version is still the one before.
    ///
    /// @return whether it was
    boolean put(Draft draft);

    /// Throws a draft of that version away.
    ///
    /// @return whether it was there
    boolean drop(FlowId flow, long version);
}
