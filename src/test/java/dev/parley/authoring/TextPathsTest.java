package dev.parley.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Language;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What each way through a flow costs, and what is not translated.
class TextPathsTest {
    private static final Language EN = new Language("en");

    private static Flow flow(String steps) {
        String source = "flow: f\ntitle: F\nlanguage: en\nsteps:\n" + steps.indent(2);
        Checked checked = Samples.checker().check(new Text(new FlowId("f"), source, ""));
        return checked.flow().orElseThrow(() -> new AssertionError(checked.diagnostics()));
    }

    private static List<String> ways(Flow flow) {
        return TextPaths.of(flow).paths().stream()
                .map(path -> String.join(" > ", path.choices()) + " = "
                        + path.segments().get(EN) + ", " + path.replies() + " replies")
                .toList();
    }

    @Test
    void each_way_adds_up_what_it_says_the_dearest_first() {
        Flow flow = flow("""
                - id: score
                  ask: Would you recommend us, 0 to 10?
                  answer: nps
                  then:
                    0-6:
                      - {id: why, ask: Why not?, answer: text}
                      - say: Sorry.
                    7-8: [{say: Fine.}]
                - end: Thank you!""");
        assertThat(ways(flow))
                .containsExactly(
                        "score: 0-6 = 4, 2 replies",
                        "score: 7-8 = 3, 1 replies",
                        "score: other answers = 2, 1 replies");
    }

    @Test
    void ways_that_lead_to_the_same_place_are_one_and_ways_back_are_gone_once() {
        Flow flow = flow("""
                - id: sure
                  ask: Are you sure?
                  answer: yes-no
                  then:
                    "no": [{go: sure}]
                    "yes": [{end: Good.}]""");
        assertThat(ways(flow))
                .containsExactlyInAnyOrder("sure: yes = 2, 1 replies", "sure: no > again from sure = 1, 1 replies");
    }

    @Test
    void a_flow_with_very_many_ways_shows_the_dearest_and_says_that_there_are_more() {
        StringBuilder steps = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            steps.append("- id: q").append(i).append("""

                      ask: One?
                      answer: yes-no
                      then:
                        "yes": [{say: Yes.}]
                        "no": [{say: No.}, {say: Really.}]
                    """);
        }
        TextPaths.Ways ways = TextPaths.of(flow(steps.toString()));
        assertThat(ways.more()).isTrue();
        assertThat(ways.paths()).hasSize(TextPaths.MOST);
        assertThat(ways.paths().getFirst().segments()).containsEntry(EN, 36);
    }

    @Test
    void a_text_says_in_which_languages_it_is_not_written() {
        String source = """
                flow: f
                title: F
                language: en
                steps:
                  - id: topic
                    ask: Which?
                    answer: choice
                    options: [Price, Staff]
                  - {id: bye, end: Thank you!}
                translations:
                  es:
                    topic: ¿Cuál?
                """;
        Checked checked = Samples.checker().check(new Text(new FlowId("f"), source, ""));
        Flow flow = checked.flow().orElseThrow(() -> new AssertionError(checked.diagnostics()));
        List<Said> all = Said.of(flow, Map.of());
        Language es = new Language("es");
        assertThat(all).extracting(Said::what).contains("topic", "bye");
        assertThat(all.getFirst().source(EN)).isEqualTo("Which?\nPrice\nStaff");
        assertThat(all).allMatch(said -> said.isIn(EN)).noneMatch(said -> said.isIn(es));
    }
}
