package dev.parley.flowtest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Value;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a test file's words come to. Its faults are in the goldens of `validate`.
class TestFileTest {
    private static final String FULL = """
                - name: all of it
                  contact: {first_name: Ana, age: 41, vip: true, tags: [a, b], none: }
                  event: {order: {total: 19.5}}
                  vars: {brand: "7"}
                  channel: slack
                  language: pt-BR
                  now: 2026-01-05T08:00:00+01:00
                  person: 7
                  round: 2
                  calls: {crm: {tier: gold}}
                  dialogue:
                    - bot: "*Hello*"
                    - user: 3
                    - tap: [App, Shop]
                    - after: 90m
                  expect: {score: 3, status: completed}
                """;

    @Test
    void theSetupIsRead() {
        FlowTest.Setup setup = one(FULL).setup();

        assertThat(setup.facts().contact().fields())
                .containsExactly(
                        Map.entry("first_name", Value.of("Ana")),
                        Map.entry("age", Value.of(41)),
                        Map.entry("vip", Value.of(true)),
                        Map.entry("tags", new Value.Many(List.of(Value.of("a"), Value.of("b")))),
                        Map.entry("none", Value.Missing.VALUE));
        assertThat(setup.facts().event().get("order").shown()).isEqualTo("total: 19.5");
        assertThat(setup.facts().vars().get("brand")).isEqualTo(Value.of("7"));
        assertThat(setup.voice()).isEqualTo(new FlowTest.Voice(Medium.SLACK, Optional.of(new Language("pt-br"))));
        assertThat(setup.now()).isEqualTo(Instant.parse("2026-01-05T07:00:00Z"));
        assertThat(setup.chance().seed()).isEqualTo(7);
        assertThat(setup.chance().round()).isEqualTo(2);
        assertThat(setup.calls()).containsOnlyKeys("crm");
    }

    @Test
    void theDialogueAndWhatIsExpectedAreRead() {
        FlowTest test = one(FULL);

        assertThat(test.dialogue()).extracting(line -> line.at().line()).containsExactly(12, 13, 14, 15);
        assertThat(test.dialogue().get(1))
                .isInstanceOfSatisfying(
                        FlowTest.Line.User.class,
                        user -> assertThat(user.text()).isEqualTo("3"));
        assertThat(test.dialogue().get(3))
                .isInstanceOfSatisfying(
                        FlowTest.Line.After.class,
                        after -> assertThat(after.time()).isEqualTo(Duration.ofMinutes(90)));
        assertThat(test.expect()).extracting(FlowTest.Expectation::key).containsExactly("score", "status");
    }

    @Test
    void whatIsLeftOutIsUsual() {
        FlowTest.Setup setup = one("- {name: least, dialogue: [{bot: Hi}]}").setup();

        assertThat(setup.voice()).isEqualTo(new FlowTest.Voice(Medium.SMS, Optional.empty()));
        assertThat(setup.now()).isEqualTo(Instant.parse("2026-03-02T10:00:00Z"));
        assertThat(setup.facts().contact().fields()).isEmpty();
        assertThat(setup.calls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-05T08:30:00Z, 2026-01-05T08:30:00Z",
        "2026-01-05T08:30-05:00, 2026-01-05T13:30:00Z",
        "2026-01-05T08:30, 2026-01-05T08:30:00Z",
        "2026-01-05 08:30, 2026-01-05T08:30:00Z",
        "2026-01-05, 2026-01-05T00:00:00Z"
    })
    void timesAreWrittenInSeveralWays(String written, String meant) {
        assertThat(one("- {name: x, now: \"" + written + "\", dialogue: [{bot: Hi}]}")
                        .setup()
                        .now())
                .isEqualTo(Instant.parse(meant));
    }

    @ParameterizedTest
    @CsvSource({"30s, PT30S", "15m, PT15M", "24h, PT24H", "3d, PT72H"})
    void timePassesInUnits(String written, String meant) {
        FlowTest test = one("- {name: x, dialogue: [{after: " + written + "}]}");

        assertThat(((FlowTest.Line.After) test.dialogue().getFirst()).time()).isEqualTo(Duration.parse(meant));
    }

    @ParameterizedTest
    @CsvSource({
        "*, '', true",
        "*, anything, true",
        "Hi*, Hi there, true",
        "Hi*, Oh hi, false",
        "*there, Hi there, true",
        "*there, there and back, false",
        "*a*b*, xaxbx, true",
        "*b*a*, xaxbx, false",
        "a*a, a, false",
        "a*a, aa, true",
        "'Hi   there', 'Hi\nthere ', true",
        "Hi, hi, false"
    })
    void aStarStandsForAnything(String pattern, String text, boolean matches) {
        assertThat(Pattern.of(pattern).matches(text)).isEqualTo(matches);
    }

    @Test
    void aFileWithoutTestsIsAFault() {
        assertThat(read("[]").problems())
                .extracting(problem -> problem.line() + ": " + problem.message())
                .containsExactly("1: there are no tests in this file; a test begins with \"- name: ...\"");
        assertThat(read("").problems()).extracting(problem -> problem.message()).containsExactly("the file is empty");
        assertThat(read("- {name: a, dialogue: [{bot: a}]}\n- {name: a, dialogue: [{bot: a}]}")
                        .problems())
                .extracting(problem -> problem.line() + ": " + problem.message())
                .containsExactly("2: the test in line 1 is named a too");
    }

    private static FlowTest one(String text) {
        TestFile.Read read = read(text);
        assertThat(read.problems()).isEmpty();
        return read.tests().getFirst();
    }

    private static TestFile.Read read(String text) {
        return TestFile.read("x.test.yaml", text.getBytes(StandardCharsets.UTF_8));
    }
}
