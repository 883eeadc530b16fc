package dev.parley.flowfile;

import dev.parley.flow.FlowId;
import java.util.Optional;

/// Where the text of an included flow comes from.
@FunctionalInterface
public interface Includes {
    /// No flow can be included.
    Includes NONE = id -> Optional.empty();

    /// The flow's file; empty if there is none.
    Optional<FlowSource> find(FlowId id);
}
