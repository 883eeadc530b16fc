package dev.parley.authoring;

import dev.parley.flow.FlowId;
import dev.parley.flow.Revision;
import java.util.List;
import java.util.Optional;

/// What the server around it knows of flows. Safe for any thread.
public interface Site {
    /// Serves what is published now.
    void refresh();

    /// What a flow's file without errors says.
    Optional<Revision> file(FlowId flow);

    /// The names of all files in the flows' folder, those with errors too.
    List<FlowId> files();

    /// The text of a flow's file and of its tests.
    Optional<Text> text(FlowId flow);
}
