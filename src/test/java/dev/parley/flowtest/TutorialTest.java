package dev.parley.flowtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.Flow;
import dev.parley.flowfile.FlowLoader;
import dev.parley.flowfile.Includes;
import dev.parley.flowfile.LoadedFlow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The examples of the tutorial `docs/flows.md` are flows and tests that work.
class TutorialTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml ?([a-z.]*)\n(.*?)```", Pattern.DOTALL);

    /// An example with the name of its file, "" for a part of one.
    record Example(String file, String text) {
        /// A whole flow file; a part of one gets the lines around it.
        String flow() {
            String name = "flow: x\n";
            if (!file.isEmpty()) {
                return text;
            }
            return text.startsWith("- ") ? name + "steps:\n" + text.indent(2) : name + text + "steps: [{say: Hi}]\n";
        }

        LoadedFlow load() {
            String name = file.isEmpty() ? "x.yaml" : file;
            return FlowLoader.load(name, flow().getBytes(StandardCharsets.UTF_8), Includes.NONE);
        }
    }

    static Stream<Example> flows() throws IOException {
        return examples().stream().filter(example -> !example.file().endsWith(".test.yaml"));
    }

    @ParameterizedTest
    @MethodSource("flows")
    void anExampleIsFaultless(Example example) {
        assertThat(example.load().problems()).isEmpty();
    }

    @Test
    void itsTestsPassOnTheFlowTheyStandBeside() throws IOException {
        Flow flow = flows().filter(example -> example.file().equals("coffee.yaml"))
                .reduce((first, last) -> last)
                .flatMap(example -> example.load().flow())
                .orElseThrow();
        Example tests = examples().stream()
                .filter(example -> example.file().equals("coffee.test.yaml"))
                .findFirst()
                .orElseThrow();

        FlowTests.Report report =
                Plays.SAVED_BETWEEN_TURNS.run(flow, tests.file(), tests.text().getBytes(StandardCharsets.UTF_8));

        assertThat(report.problems()).isEmpty();
        assertThat(report.passed()).isEqualTo(2);
    }

    private static List<Example> examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(Path.of("docs/flows.md")))
                .results()
                .map(TutorialTest::example)
                .toList();
    }

    private static Example example(MatchResult found) {
        return new Example(found.group(1), found.group(2));
    }
}
