package dev.parley.flowtest;

import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Nearest;
import dev.parley.flowfile.source.Node;
import dev.parley.flowfile.source.Problem;
import dev.parley.flowfile.source.Problems;
import dev.parley.flowfile.source.SourceReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a test file: a list of tests. One thread.
public final class TestFile {
    private static final List<String> LINES = List.of("bot", "user", "tap", "after");

    private final Parts parts;
    private final Problems problems;

    private TestFile(Problems problems) {
        this.problems = problems;
        parts = new Parts(problems);
    }

    /// The tests that could be read, and what is wrong with the others.
    public record Read(List<FlowTest> tests, List<Problem> problems) {
        public Read {
            tests = List.copyOf(tests);
            problems = List.copyOf(problems);
        }
    }

    /// Reads a file.
    ///
    /// @param file its name in problems
    public static Read read(String file, byte[] content) {
        Problems problems = new Problems(file);
        TestFile reader = new TestFile(problems);
        List<FlowTest> tests = SourceReader.read(content, problems)
                .map(node -> reader.parts.list(node, "a test file is a list of tests").stream()
                        .flatMap(item -> reader.test(item).stream())
                        .toList())
                .orElse(List.of());
        if (tests.isEmpty() && !problems.hasErrors()) {
            problems.error(Mark.START, "there are no tests in this file; a test begins with \"- name: ...\"");
        }
        reader.refuseTwins(tests);
        return new Read(tests, problems.sorted());
    }

    private void refuseTwins(List<FlowTest> tests) {
        Map<String, FlowTest> names = new HashMap<>();
        for (FlowTest test : tests) {
            FlowTest first = names.putIfAbsent(test.name(), test);
            if (first != null) {
                problems.error(
                        test.at(), "the test in line " + first.at().line() + " is named " + test.name() + " too");
            }
        }
    }

    private Optional<FlowTest> test(Node node) {
        int before = problems.count();
        Optional<Node.Mapping> mapping = parts.mapping(node, "a test has a name and a dialogue");
        mapping.ifPresent(test -> parts.onlyKeys(test, TestKey.words(), "a test"));
        Optional<FlowTest> test = mapping.map(this::test);
        // What was misread would only fail in a second, misleading way.
        return test.filter(read -> problems.count() == before && !problems.isFull());
    }

    private FlowTest test(Node.Mapping test) {
        String name = test.get("name").flatMap(parts::text).orElse("");
        if (name.isBlank()) {
            problems.error(test.mark(), "this test has no name");
        }
        return new FlowTest(name, test.mark(), new Setups(parts).of(test), dialogue(test), expect(test));
    }

    private List<FlowTest.Line> dialogue(Node.Mapping test) {
        Optional<Node> dialogue = test.get("dialogue");
        if (dialogue.isEmpty()) {
            problems.error(test.mark(), "this test has no dialogue");
        }
        List<FlowTest.Line> lines = new ArrayList<>();
        dialogue.ifPresent(node -> {
            List<Node> written = parts.list(node, "a dialogue is a list of lines such as 'bot: Hello*'");
            written.forEach(line -> line(line).ifPresent(lines::add));
            if (node instanceof Node.Sequence && written.isEmpty()) {
                problems.error(node.mark(), "this dialogue has no lines");
            }
        });
        return lines;
    }

    private Optional<FlowTest.Line> line(Node node) {
        Optional<Node.Mapping.Entry> entry = parts.mapping(node, "a line is 'bot:', 'user:', 'tap:' or 'after:'")
                .filter(mapping ->
                        parts.isSingle(mapping, "a line says one thing: 'bot:', 'user:', 'tap:' or 'after:'"))
                .map(mapping -> mapping.entries().getFirst());
        return entry.flatMap(line -> line(line.key(), line.value()));
    }

    private Optional<FlowTest.Line> line(Node.Scalar key, Node value) {
        Mark at = key.mark();
        return switch (key.text()) {
            case "bot" -> parts.text(value).map(text -> new FlowTest.Line.Bot(at, text));
            case "user" -> parts.text(value).map(text -> new FlowTest.Line.User(at, text));
            case "tap" -> parts.value(value).map(tapped -> new FlowTest.Line.Tap(at, tapped));
            case "after" -> parts.duration(value).map(time -> new FlowTest.Line.After(at, time));
            default -> {
                problems.error(at, "unknown line " + key.text() + Nearest.hint(key.text(), LINES));
                yield Optional.empty();
            }
        };
    }

    private List<FlowTest.Expectation> expect(Node.Mapping test) {
        List<FlowTest.Expectation> expected = new ArrayList<>();
        test.get("expect")
                .flatMap(node -> parts.mapping(node, "expect names answers by their step's id"))
                .ifPresent(mapping -> mapping.entries()
                        .forEach(entry -> parts.value(entry.value())
                                .ifPresent(value -> expected.add(new FlowTest.Expectation(
                                        entry.key().mark(), entry.key().text(), value)))));
        return expected;
    }
}
