package dev.parley.authoring;

import dev.parley.flow.FlowId;

/// A flow as its author has it: its text, and the text of its tests, "" if it has none.
public record Text(FlowId flow, String source, String tests) {
    /// The name under which problems in the flow are reported.
    public String file() {
        return flow + ".yaml";
    }

    /// The name under which problems in the tests are reported.
    public String testFile() {
        return flow + ".test.yaml";
    }
}
