package dev.parley.flowtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.Golden;
import dev.parley.flow.Flow;
import dev.parley.flow.Step;
import dev.parley.flow.Value;
import dev.parley.flowfile.AnswerWord;
import dev.parley.flowfile.FlowFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every flow does what the tests beside it say. The shipped ones are reached in every branch.
class DialoguesTest {
    private static final Path SHIPPED = Path.of("conversation-flows");
    private static final Path OF_THE_ENGINE = Path.of("src/test/resources/dev/parley/conversation/dialogues");

    /// A flow with the file of its tests.
    record Tested(Flow flow, Path file) {
        @Override
        public String toString() {
            return String.valueOf(file.getFileName());
        }

        FlowTests.Report play() throws IOException {
            return Plays.SAVED_BETWEEN_TURNS.run(flow, toString(), Files.readAllBytes(file));
        }
    }

    static Stream<Tested> shipped() {
        return tested(SHIPPED);
    }

    static Stream<Tested> all() {
        return Stream.concat(tested(SHIPPED), tested(OF_THE_ENGINE));
    }

    @ParameterizedTest
    @MethodSource("all")
    void goesAsItsTestsSay(Tested tested) throws IOException {
        FlowTests.Report report = tested.play();

        assertThat(report.problems()).isEmpty();
        assertThat(report.passed()).isPositive().isEqualTo(report.total());
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void isReachedInEveryBranch(Tested tested) throws IOException {
        assertThat(tested.play().coverage().missed(tested.flow())).isEmpty();
    }

    @Test
    void theProgramKnowsWhichShippedFlowsPassed() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Tested tested : shipped().toList()) {
            assertThat(tested.play().isGreen()).isTrue();
            lines.append(Played.line(tested.flow().revision(), Files.readAllBytes(tested.file())))
                    .append('\n');
        }

        Golden.check(Path.of("src/main/resources/dev/parley/flowtest/played.txt"), lines.toString());
    }

    @Test
    void aChangedTestFileIsNotKnown() throws IOException {
        Tested tested = shipped().findFirst().orElseThrow();
        byte[] tests = Files.readAllBytes(tested.file());
        byte[] changed = Arrays.copyOf(tests, tests.length + 1);

        assertThat(Played.shipped().has(tested.flow().revision(), tests)).isTrue();
        assertThat(Played.shipped().has(tested.flow().revision(), changed)).isFalse();
    }

    @Test
    void everyKindOfStepRunsInADialogueOfTheEngine() throws IOException {
        Set<Class<?>> ran = new HashSet<>();
        for (Tested tested : tested(OF_THE_ENGINE).toList()) {
            tested.play().coverage().steps().stream()
                    .flatMap(id -> tested.flow().program().find(id).stream())
                    .forEach(step -> ran.add(step.getClass()));
        }

        assertThat(ran).containsExactlyInAnyOrder(Step.class.getPermittedSubclasses());
    }

    @Test
    void everyTypeOfAnswerIsGivenInADialogueOfTheEngine() throws IOException {
        Set<String> given = new HashSet<>();
        for (Tested tested : tested(OF_THE_ENGINE).toList()) {
            tested.play().coverage().given().stream()
                    .filter(answer -> answer.value() != Value.Missing.VALUE)
                    .flatMap(answer -> tested.flow().program().find(answer.question()).stream())
                    .forEach(step -> given.add(((Step.Ask) step).answer().word()));
        }

        assertThat(given).containsExactlyInAnyOrderElementsOf(AnswerWord.words());
    }

    private static Stream<Tested> tested(Path folder) {
        return FlowFolder.load(folder).files().entrySet().stream()
                .flatMap(entry -> tested(entry.getValue().flow(), folder.resolve(entry.getKey() + ".test.yaml")));
    }

    private static Stream<Tested> tested(Optional<Flow> flow, Path tests) {
        return flow.filter(one -> Files.exists(tests)).map(one -> new Tested(one, tests)).stream();
    }
}
