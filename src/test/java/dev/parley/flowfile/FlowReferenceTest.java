package dev.parley.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.Golden;
import dev.parley.flow.FlowId;
import dev.parley.flowfile.source.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// `docs/flow-reference.md` says what the loader's own tables say, and its examples are flows.
class FlowReferenceTest {
    /// What the examples lean on.
    private static final String HEAD = """
            flow: x
            vars: {visits: 0, greeting: Hello}
            steps:
            """;

    private static final String INCLUDED = """
            flow: contact-details
            vars: {reason: ""}
            steps:
              - {id: number, ask: "Your number, {{ vars.reason }}?", answer: phone}
            """;

    @Test
    void thePageSaysWhatTheTablesSay() {
        Golden.check(Path.of("docs/flow-reference.md"), FlowReference.page());
    }

    static Stream<String> steps() {
        return Stream.concat(Verb.words().stream(), Stream.of("answer", "option", "text"));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void anExampleOfAStepIsFaultless(String name) {
        String example = FlowReference.example(name);

        assertThat(problems(HEAD + example.indent(2))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void anExampleShowsEveryKeyOfItsStep(String name) {
        List<String> missing = new ArrayList<>();
        String example = FlowReference.example(name);
        Verb.of(name)
                .ifPresent(verb -> StepKeys.of(verb).names().stream()
                        .filter(key -> !example.contains(key + ":"))
                        .forEach(missing::add));

        assertThat(missing).isSubsetOf("id", "options", "shuffle", "min", "max", "labels", "assign", "text");
    }

    @Test
    void theExampleOfAFileIsFaultlessWithItsInvitation() {
        String flow = FlowReference.example("flow").replaceFirst("flow: example", "flow: x");

        assertThat(problems(flow)).isEmpty();
        assertThat(problems(flow.replaceFirst("invite:.*\n", FlowReference.example("invite") + "\n")))
                .isEmpty();
    }

    @Test
    void theExampleOfATranslationFitsAQuestionWithOptions() {
        String steps = """
                  - {id: happy, ask: Happy?, answer: csat, unclear: "1 to 5", labels: {1: no, 5: yes}}
                  - {id: topic, ask: What?, answer: choice, options: [{value: price, text: Price}, {value: other, text: Other}]}
                  - {id: bye, end: Bye}
                """;

        assertThat(problems(HEAD + steps + FlowReference.example("translations")))
                .isEmpty();
    }

    @Test
    void everyVerbHasAnExampleThatBelongsToIt() {
        assertThat(Arrays.stream(Verb.values()).map(verb -> FlowReference.example(verb.word())))
                .hasSize(Verb.values().length)
                .doesNotHaveDuplicates();
    }

    private static List<Problem> problems(String flow) {
        Includes includes = id -> id.equals(new FlowId("contact-details"))
                ? Optional.of(FlowSource.of("contact-details.yaml", INCLUDED))
                : Optional.empty();
        return FlowLoader.load("x.yaml", flow.getBytes(StandardCharsets.UTF_8), includes)
                .problems();
    }
}
