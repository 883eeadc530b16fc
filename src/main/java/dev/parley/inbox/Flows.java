package dev.parley.inbox;

import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Revision;
import java.util.Collection;
import java.util.Optional;

/// The flows that are published, and every revision that a conversation may still run on. Safe for any thread.
public interface Flows {
    /// The revision new conversations of a flow begin with.
    Optional<Flow> published(FlowId id);

    /// Every flow that can be started, by name.
    Collection<Flow> published();

    /// A revision that was published once; empty if this installation never had it.
    Optional<Flow> revision(Revision revision);
}
