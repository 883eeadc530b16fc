package dev.parley.flowfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.flowfile.source.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowFolderTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void readsFlowsInTheOrderOfTheirNamesAndNothingElse() throws IOException {
        write("b.yaml", "flow: b\nsteps: [{include: a}]");
        write("a.yaml", "flow: a\nsteps: [{say: Hi}]");
        write("a.test.yaml", "- name: a test");
        write("notes.txt", "no flow");
        write(".hidden.yaml", "no flow");
        Files.createDirectory(folder.resolve("folder.yaml"));

        FlowFolder.Result result = FlowFolder.load(folder);

        assertThat(result.files().keySet()).containsExactly("a", "b");
        assertThat(result.problems()).isEmpty();
        assertThat(result.files().get("b"))
                .satisfies(file -> assertThat(file.source()).contains("Hi"));
    }

    @Test
    void twoFlowsCannotStartByTheSameWordOrBothByDefault() throws IOException {
        write("a.yaml", "flow: a\ninvite: {keywords: [Hello, go], default: true}\nsteps: [{say: Hi}]");
        write("b.yaml", "flow: b\ninvite:\n  keywords: [hello]\n  default: true\nsteps: [{say: Hi}]");

        FlowFolder.Result result = FlowFolder.load(folder);

        Path first = folder.resolve("a.yaml");
        assertThat(result.clashes())
                .extracting(Problem::toString)
                .containsExactly(
                        folder.resolve("b.yaml") + ":3:14: error: keyword hello starts the flow in " + first
                                + " already",
                        folder.resolve("b.yaml") + ":4:3: error: the default flow is the one in " + first + " already");
    }

    @Test
    void aFlowWithErrorsHidesNoOther() throws IOException {
        write("a.yaml", "flow: a\nsteps: [{sya: Hi}]");
        write("b.yaml", "flow: c\nsteps: [{include: a}, {include: nothing}]");
        write("d.yaml", "flow: d\nsteps: [{say: Hi}]");

        FlowFolder.Result result = FlowFolder.load(folder);

        assertThat(result.files().values())
                .extracting(file -> file.flow().isPresent())
                .containsExactly(false, false, true);
        assertThat(result.problems())
                .extracting(Problem::message)
                .containsExactly(
                        "unknown key sya, did you mean say?",
                        "flow c belongs into c.yaml, not into b.yaml",
                        "the included flow has errors: " + folder.resolve("a.yaml")
                                + ":2 unknown key sya, did you mean say?",
                        "there is no flow nothing that could be included, or it cannot be read");
    }

    @Test
    void aFolderThatIsNotThereIsAFault() {
        assertThatThrownBy(() -> FlowFolder.load(folder.resolve("nowhere")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot read the flows in");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }
}
