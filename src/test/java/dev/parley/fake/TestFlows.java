package dev.parley.fake;

import dev.parley.flow.Flow;
import dev.parley.flowfile.FlowLoader;
import dev.parley.flowfile.Includes;
import dev.parley.flowfile.LoadedFlow;
import java.nio.charset.StandardCharsets;

/// Flows from YAML in a test.
public final class TestFlows {
    private TestFlows() {}

    /// The flow of this YAML, which begins with its name and has no faults.
    ///
    /// @throws AssertionError if it has
    public static Flow of(String yaml) {
        String name = yaml.lines().findFirst().orElseThrow().substring("flow: ".length()) + ".yaml";
        LoadedFlow loaded = FlowLoader.load(name, yaml.getBytes(StandardCharsets.UTF_8), Includes.NONE);
        return loaded.flow().orElseThrow(() -> new AssertionError(loaded.problems()));
    }
}
