package dev.parley.flowtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.Flow;
import dev.parley.flowfile.FlowLoader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A score is read from the asked scale, so that no order of the branches below it changes what is read or where the
/// conversation goes.
class BranchOrderTest {
    private static final Map<String, String> BRANCHES = Map.of("0-6", "Sorry.", "7-8", "Fine.", "9-10", "Great!");

    /// Replies with more than one number in them.
    private static final Map<String, Integer> SCORES = Map.ofEntries(
            Map.entry("10, was 4 last time", 10),
            Map.entry("4, was 10 last time", 4),
            Map.entry("not a 9, more like a 6", 6),
            Map.entry("7, would be 10 if cheaper", 7),
            Map.entry("waited 45 minutes. 2.", 2),
            Map.entry("I called 3 times and waited 20 minutes, so 8", 8),
            Map.entry("8 out of 10", 8),
            Map.entry("9/10", 9),
            Map.entry("order number 10 came late, 3", 3),
            Map.entry("zero", 0));

    @ParameterizedTest
    @ValueSource(
            strings = {"0-6 7-8 9-10", "0-6 9-10 7-8", "7-8 0-6 9-10", "7-8 9-10 0-6", "9-10 0-6 7-8", "9-10 7-8 0-6"})
    void the_order_of_branches_changes_no_score(String order) {
        Flow flow = FlowLoader.reload("order.yaml", flow(List.of(order.split(" ", -1))))
                .flow()
                .orElseThrow();

        FlowTests.Report report =
                Plays.SAVED_BETWEEN_TURNS.run(flow, "order.test.yaml", tests().getBytes(StandardCharsets.UTF_8));

        assertThat(report.problems()).isEmpty();
        assertThat(report.passed()).isEqualTo(SCORES.size());
    }

    private static String flow(List<String> order) {
        String branches = order.stream()
                .map(range -> "        %s: [{say: \"%s\"}]".formatted(range, BRANCHES.get(range)))
                .collect(Collectors.joining("\n"));
        return """
                flow: order
                title: Order
                language: en
                steps:
                  - id: score
                    ask: How likely are you to recommend us?
                    answer: nps
                    then:
                %s
                  - end: Thank you.
                """.formatted(branches.indent(4).stripTrailing());
    }

    private static String tests() {
        return SCORES.entrySet().stream()
                .map(entry -> """
                        - name: "%1$s"
                          dialogue:
                            - bot: How likely*
                            - user: "%1$s"
                            - bot: "%2$s*"
                            - bot: Thank you.
                          expect: {score: %3$d}
                        """.formatted(entry.getKey(), said(entry.getValue()), entry.getValue()))
                .collect(Collectors.joining());
    }

    private static String said(int score) {
        return score <= 6 ? "Sorry." : score <= 8 ? "Fine." : "Great!";
    }
}
