package dev.parley.authoring;

import dev.parley.flow.Flow;
import dev.parley.flowfile.LoadedFlow;
import dev.parley.flowtest.FlowTests;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What the checker says of a flow's text.
///
/// @param diagnostics problems of the flow, by place
/// @param tests what its tests came to; empty if it has none or is wrong itself
/// @param testDiagnostics problems of the tests, the first mismatch of each red one among them
public record Checked(
        LoadedFlow loaded,
        List<Diagnostic> diagnostics,
        Optional<FlowTests.Report> tests,
        List<Diagnostic> testDiagnostics) {
    public Checked {
        diagnostics = List.copyOf(diagnostics);
        testDiagnostics = List.copyOf(testDiagnostics);
    }

    /// Whether it may be published: no error, no red test.
    public boolean isPublishable() {
        return Stream.concat(diagnostics.stream(), testDiagnostics.stream())
                .noneMatch(one -> one.problem().isError());
    }

    /// The flow; empty if there is an error in it.
    public Optional<Flow> flow() {
        return loaded.flow();
    }
}
