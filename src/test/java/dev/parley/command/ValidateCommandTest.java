package dev.parley.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Commands.Ended;
import dev.parley.fake.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateCommandTest {
    @ParameterizedTest
    @ValueSource(strings = {"options", "talk", "fine"})
    void saysWhatIsWrongWhereAndWhatTheTestsReached(String flow) {
        Path file = Commands.FLOWS.resolve(flow + ".yaml");

        Ended ended = Commands.run("validate", "--coverage", "--segments", file.toString());

        Golden.check(Golden.beside(file, ".out"), ended.out());
        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isEqualTo(ended.out().contains(": error: ") ? 1 : 0);
    }

    @Test
    void theShippedFlowsHaveNeitherErrorsNorWarnings() {
        Ended ended = Commands.run("validate");

        assertThat(ended.out()).endsWith("6 flows, 0 errors, 0 warnings\n").doesNotContain("not reached");
        assertThat(ended.code()).isZero();
    }

    @Test
    void aFolderIsAllOfItsFlowsAndTheirClashes(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "flow: a\ninvite: {keywords: [hi]}\nsteps: [{say: Hi}]");
        Files.writeString(folder.resolve("b.yaml"), "flow: b\ninvite: {keywords: [hi]}\nsteps: [{say: Hi}]");

        Ended ended = Commands.run("validate", folder.toString());

        assertThat(ended.out())
                .contains("b.yaml:2:21: error: keyword hi starts")
                .endsWith("2 flows, 1 error, 0 warnings\n");
        assertThat(Commands.run("validate", "--flows", folder.toString())).isEqualTo(ended);
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void aTestFileStandsForItsFlow() {
        Ended ended = Commands.run(
                "validate", Commands.FLOWS.resolve("fine.test.yaml").toString());

        assertThat(ended.out()).contains("1 of 1 tests passed").endsWith("1 flow, 0 errors, 0 warnings\n");
    }

    @Test
    void whatIsNotThereIsWrongUsage() {
        Ended ended = Commands.run("validate", "nowhere.yaml");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.err())
                .contains("There is nothing to check at nowhere.yaml")
                .contains("Usage: parley validate");
    }
}
