package dev.parley.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each file under `good/` becomes the flow that stands in the file beside it.
class GoodFlowsTest {
    static List<Path> files() {
        return Golden.flows("good");
    }

    @ParameterizedTest
    @MethodSource("files")
    void becomesTheFlowBesideIt(Path file) throws IOException {
        LoadedFlow loaded = load(file);

        assertThat(loaded.flow()).as("%s", loaded.problems()).isPresent();
        Golden.check(
                Golden.beside(file, ".flow"),
                loaded.problems() + "\n" + Shown.of(loaded.flow().orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("files")
    void isTheSameRevisionAgainFromItsStoredSource(Path file) throws IOException {
        LoadedFlow loaded = load(file);

        LoadedFlow again = FlowLoader.reload(String.valueOf(file.getFileName()), loaded.source());

        assertThat(again.flow().map(Shown::of)).isEqualTo(loaded.flow().map(Shown::of));
        assertThat(again.source()).isEqualTo(loaded.source());
    }

    @Test
    void everyVerbAndEveryAnswerTypeHasAFile() {
        List<String> names =
                files().stream().map(file -> String.valueOf(file.getFileName())).toList();

        assertThat(names)
                .containsAll(Stream.concat(
                                Verb.words().stream(),
                                AnswerWord.words().stream().map(word -> "answer-" + word))
                        .map(word -> word + ".yaml")
                        .toList());
        assertThat(Arrays.stream(Verb.values()).map(StepKeys::of)).doesNotHaveDuplicates();
    }

    private static LoadedFlow load(Path file) throws IOException {
        return FlowLoader.load(
                String.valueOf(file.getFileName()),
                Files.readAllBytes(file),
                FlowFolder.includes(file.resolveSibling("included")));
    }
}
