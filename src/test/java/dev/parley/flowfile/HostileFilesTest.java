package dev.parley.flowfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.parley.flow.FlowId;
import dev.parley.flowfile.source.Problem;
import dev.parley.flowfile.source.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Files made to hurt, and files that are no flows at all: each gets an error with a place, never an exception.
class HostileFilesTest {
    static Stream<Arguments> texts() {
        return Stream.of(bombs(), forbidden(), noFlows(), slips(), tooMuch()).flatMap(texts -> texts);
    }

    private static Stream<Arguments> bombs() {
        return Stream.of(
                arguments("a billion laughs", laughs(), "1:5: anchors (&a0) are not allowed"),
                arguments("a list in itself", "&a [*a]", "1:5: aliases (*a) are not allowed"),
                arguments("a hundred thousand brackets", "[".repeat(100_000), "1:41: more than 40 levels"),
                arguments("a thousand braces", "{a: ".repeat(1_000), "1:158: more than 40 levels"),
                arguments("sixty indentations", stairs(60), "40:79: more than 40 levels"));
    }

    private static Stream<Arguments> forbidden() {
        return Stream.of(
                arguments(
                        "a class of Java", "a: !!javax.script.ScriptEngineManager []", "1:4: tags (tag:yaml.org,2002:"),
                arguments("a tag of its own", "a: !thing x", "1:4: tags (!thing) are not allowed"),
                arguments(
                        "a key twice",
                        "flow: x\nflow: y",
                        "2:1: key flow is there twice, first in line 1; take one away"),
                arguments("a key that is a list", "? [a]\n: b", "1:3: a key must be a single word"),
                arguments("a very long key", "k".repeat(500) + ": x", "1:1: a key of more than 128 characters"),
                arguments("merge keys", "<<: {a: b}\nflow: x", "1:1: unknown key <<"),
                arguments(
                        "a control character",
                        "flow: x\nsay: a\u0007b",
                        "2:7: an invisible control character (U+0007)"),
                arguments(
                        "a control character by a backslash",
                        "flow: x\nsteps: [say: \"a\\x07b\"]",
                        "2:14: an invisible control character (U+0007)"),
                arguments(
                        "half of an emoji",
                        "flow: x\nsteps: [say: \"a \\uD83D\"]",
                        "2:14: an invisible control character (U+D83D)"),
                arguments("a word that turns the terminal round", "flow: \u202Ex", "1:7: U+202Ex is no flow's name"),
                arguments("a byte order mark inside", "flow: \uFEFFx", "1:7: \uFEFFx is no flow's name"));
    }

    private static Stream<Arguments> noFlows() {
        return Stream.of(
                arguments("nothing", "", "1:1: the file is empty"),
                arguments("comments only", "# hello\n\n", "1:1: the file is empty"),
                arguments("a list", "- a\n- b", "1:1: a flow is a mapping"),
                arguments("a word", "hello", "1:1: a flow is a mapping"),
                arguments("two documents", "flow: x\n---\nflow: y", "3:1: a second document begins here"));
    }

    private static Stream<Arguments> slips() {
        return Stream.of(
                arguments("a tab for indentation", "flow: x\ninvite:\n\tkeywords: [a]", "3:1: a tab stands here"),
                arguments("an open quote", "flow: \"x\nsteps: []", "1:7: a text in quotes is never closed"),
                arguments("an open bracket", "flow: x\nsteps: [", "2:9: the file ends in the middle"),
                arguments("a colon in a text", "flow: x\ntitle: a: b", "2:9: a colon that makes no key here"),
                arguments("crooked indentation", "flow: x\n  steps: []", "2:8: a colon that makes no key here"),
                arguments("a list under a list", "steps:\n  - say: a\n - say: b", "this line is indented differently"),
                arguments("a text that is an empty mapping", "flow: x\nsteps: [say: {}]", "2:14: say is empty"),
                arguments("an unknown escape", "title: \"a\\qb\"", "an unknown backslash sign"),
                arguments("another version of YAML", "%YAML 2.0\n---\nflow: x", "not valid YAML"));
    }

    private static Stream<Arguments> tooMuch() {
        String steps = "- say: a\n".repeat(5_000);
        String text = "x".repeat(200_000);
        return Stream.of(
                arguments("five thousand steps", "flow: x\nsteps:\n" + steps, "203:3: more than 200 steps"),
                arguments("a very long text", "flow: x\nsteps: [say: " + text + "]", "more than 4000 characters"),
                arguments("ten megabytes", "#".repeat(10_000_000), "1:1: the file has more than 256 kB"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void areRefusedWithAPlace(String what, String text, String expected) {
        assertThat(problems("x.yaml", text.getBytes(StandardCharsets.UTF_8))).contains(expected);
    }

    @Test
    void aDamagedLetterIsFound() {
        byte[] bytes = "flow: x\ntitle: caf\u00e9".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(problems("x.yaml", bytes)).startsWith("2:11: a character that is no UTF-8");
    }

    @Test
    void otherEncodingsAreNamed() {
        assertThat(problems("x.yaml", "flow: x".getBytes(StandardCharsets.UTF_16)))
                .contains("saved as UTF-16");
    }

    @Test
    void aByteOrderMarkAndWindowsLinesDoNoHarm() {
        byte[] bytes = "\uFEFFflow: x\r\nsteps:\r\n  - say: Hi\r\n".getBytes(StandardCharsets.UTF_8);

        assertThat(FlowLoader.load("x.yaml", bytes, Includes.NONE).problems()).isEmpty();
    }

    @Test
    void noMoreProblemsAreKeptThanAnybodyReads() {
        String keys =
                IntStream.range(0, 20_000).mapToObj(i -> "k" + i + ": x\n").collect(Collectors.joining());

        LoadedFlow loaded = FlowLoader.load("x.yaml", keys.getBytes(StandardCharsets.UTF_8), Includes.NONE);

        assertThat(loaded.problems()).hasSize(Problems.MAX);
    }

    @Test
    void flowsThatIncludeOneAnotherManyTimesStayInsideTheLimit() {
        Map<String, String> flows = IntStream.range(0, 26)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "f" + i,
                        i -> "flow: f" + i + "\nsteps: [" + ("{include: f" + (i + 1) + "}, ").repeat(3) + "]"));

        assertThat(problems(flows, "f0"))
                .contains("2:19: with the flows it includes, this flow has more than 200 steps");
    }

    @Test
    void flowsThatIncludeThemselvesAreRefused() {
        Map<String, String> flows = Map.of(
                "a", "flow: a\nsteps: [{include: b}]",
                "b", "flow: b\nsteps: [{include: a}]",
                "c", "flow: c\nsteps: [{include: c}]");

        assertThat(problems(flows, "a")).contains("2:19: flow a includes itself by way of b");
        assertThat(problems(flows, "c")).contains("2:19: flow c includes itself");
    }

    private static String problems(Map<String, String> flows, String name) {
        Includes includes = id -> find(flows, id);
        return shown(FlowLoader.load(
                name + ".yaml", flows.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8), includes));
    }

    private static Optional<FlowSource> find(Map<String, String> flows, FlowId id) {
        return Optional.ofNullable(flows.get(id.value())).map(text -> FlowSource.of(id + ".yaml", text));
    }

    private static String problems(String file, byte[] content) {
        return shown(FlowLoader.load(file, content, Includes.NONE));
    }

    private static String shown(LoadedFlow loaded) {
        assertThat(loaded.flow()).isEmpty();
        return loaded.problems().stream()
                .filter(Problem::isError)
                .map(p -> p.line() + ":" + p.column() + ": " + p.message())
                .collect(Collectors.joining("\n"));
    }

    private static String laughs() {
        StringBuilder text = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x]\n");
        for (int i = 1; i < 10; i++) {
            text.append("a" + i + ": &a" + i + " [")
                    .append(("*a" + (i - 1) + " ,").repeat(9))
                    .append("]\n");
        }
        return text.toString();
    }

    private static String stairs(int steps) {
        return IntStream.range(0, steps).mapToObj(i -> "  ".repeat(i) + "a:\n").collect(Collectors.joining());
    }
}
