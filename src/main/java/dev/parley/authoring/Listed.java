package dev.parley.authoring;

import dev.parley.flow.FlowId;
import java.util.Optional;

/// A flow as a list shows it.
///
/// @param shelf what was published of it
/// @param draft what somebody is working on
/// @param standing how its file stands to what is served; empty if nothing is
public record Listed(FlowId flow, Optional<Shelf> shelf, Optional<Draft> draft, Optional<Standing> standing) {}
