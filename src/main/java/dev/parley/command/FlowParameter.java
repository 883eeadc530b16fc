package dev.parley.command;

import picocli.CommandLine.Parameters;

/// Which flow of the server is meant.
final class FlowParameter {
    @Parameters(paramLabel = "FLOW", description = "The flow's name.")
    private String name = "";

    String name() {
        return name;
    }
}
