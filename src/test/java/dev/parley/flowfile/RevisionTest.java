package dev.parley.flowfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Revision;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What makes two texts the same revision, and what does not.
class RevisionTest {
    private static final String FLOW = """
            flow: x
            vars: {a: 1, b: two}
            steps:
              - id: q
                ask: How are you?
                answer: yes-no
                then:
                  yes: [{say: Good}]
                  no: [{say: Oh}]
            """;

    @Test
    void looksDoNotMatter() {
        String other = """
                # A comment
                steps:
                - answer: "yes-no"   # the answer
                  then: {'no': [say: Oh], 'yes': [say: "Good"]}
                  ask: >-
                    How
                    are you?
                  id: 'q'
                vars:
                  b: 'two'

                  a: 1
                flow: "x"
                """;

        assertThat(revision(other)).isEqualTo(revision(FLOW));
        assertThat(Shown.of(flow(other))).isEqualTo(Shown.of(flow(FLOW)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a: 1>a: 2", "a: 1>a: '1'", "Good>good", "How are>How  are", "id: q>id: r", "no: [>skipped: ["})
    void contentMatters(String change) {
        String[] parts = change.split(">", -1);

        assertThat(revision(FLOW.replace(parts[0], parts[1]))).isNotEqualTo(revision(FLOW));
    }

    @Test
    void anotherOrderOfStepsIsAnotherRevision() {
        assertThat(revision("flow: x\nsteps: [{say: a}, {say: b}]"))
                .isNotEqualTo(revision("flow: x\nsteps: [{say: b}, {say: a}]"));
    }

    @Test
    void anIncludedFlowIsPartOfTheRevision() {
        String outer = "flow: x\nsteps: [{include: y}]";

        assertThat(including(outer, "flow: y\nsteps: [{say: a}]"))
                .isNotEqualTo(including(outer, "flow: y\nsteps: [{say: b}]"));
        assertThat(including(outer, "flow: y\nsteps: [{say: a}]"))
                .isEqualTo(including(outer, "steps:\n- say: a\nflow: y"));
    }

    private static Revision including(String outer, String inner) {
        Includes includes =
                id -> id.equals(new FlowId("y")) ? Optional.of(FlowSource.of("y.yaml", inner)) : Optional.empty();
        return FlowLoader.load("x.yaml", outer.getBytes(StandardCharsets.UTF_8), includes)
                .flow()
                .orElseThrow()
                .revision();
    }

    private static Revision revision(String text) {
        return flow(text).revision();
    }

    private static Flow flow(String text) {
        LoadedFlow loaded = FlowLoader.load("x.yaml", text.getBytes(StandardCharsets.UTF_8), Includes.NONE);
        return loaded.flow().orElseThrow(() -> new AssertionError(loaded.problems()));
    }
}
