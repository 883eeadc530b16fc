package dev.parley.command;

import dev.parley.flow.Flow;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// The one flow that is talked with here, without a server.
final class FlowFile {
    @Parameters(paramLabel = "FLOW", description = "The flow's name, or the path of its file.")
    private String name = "";

    @Mixin
    private FlowsOption flows = new FlowsOption();

    /// The flow; says what is wrong with it.
    Optional<Flow> load(PrintWriter err) {
        return flows.load(name, err);
    }
}
