package dev.parley.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.Golden;
import dev.parley.flowfile.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each file under `bad/` is refused with the problems that stand in the file beside it.
class BadFlowsTest {
    static List<Path> files() {
        return Golden.flows("bad");
    }

    @ParameterizedTest
    @MethodSource("files")
    void saysEverythingThatIsWrong(Path file) throws IOException {
        LoadedFlow loaded = FlowLoader.load(
                String.valueOf(file.getFileName()),
                Files.readAllBytes(file),
                FlowFolder.includes(file.resolveSibling("included")));

        Golden.check(Golden.beside(file, ".expected"), shown(loaded.problems()));
        assertThat(loaded.flow()).isEmpty();
    }

    private static String shown(List<Problem> problems) {
        return problems.stream()
                .map(p -> p.line() + ":" + p.column() + ": " + p.severity().word() + ": " + p.message() + "\n")
                .collect(Collectors.joining());
    }
}
