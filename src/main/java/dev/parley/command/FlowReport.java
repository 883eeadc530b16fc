package dev.parley.command;

import dev.parley.authoring.TextCosts;
import dev.parley.conversation.Engine;
import dev.parley.conversation.Phrases;
import dev.parley.flow.Flow;
import dev.parley.flowfile.LoadedFlow;
import dev.parley.flowfile.source.Mark;
import dev.parley.flowfile.source.Problem;
import dev.parley.flowtest.FlowTests;
import dev.parley.flowtest.OptionTrial;
import dev.parley.flowtest.Played;
import dev.parley.reply.ReplyReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Plays a flow's tests and sums up what came of them and what its texts cost. Safe for any thread.
public final class FlowReport {
    /// Ends the name of a test file.
    static final String TEST_SUFFIX = ".test.yaml";

    private final FlowTests tests;
    private final Optional<OptionTrial> trial;
    private final Show show;

    private FlowReport(Engine engine, Optional<OptionTrial> trial, Show show) {
        tests = new FlowTests(engine);
        this.trial = trial;
        this.show = show;
    }

    /// A report of the tests alone.
    ///
    /// @param engine holds the conversations
    /// @param allSegments whether every text's segments are listed, or only the most
    public FlowReport(Engine engine, boolean allSegments) {
        this(engine, Optional.empty(), new Show(allSegments, false));
    }

    /// A report of the tests, and of options that replies would mix up.
    ///
    /// @param show what is listed beyond what is wrong
    static FlowReport of(ReplyReader reader, Phrases phrases, Show show) {
        return new FlowReport(new Engine(reader, phrases), Optional.of(new OptionTrial(reader)), show);
    }

    /// Whether every text's segments, and the answers that the tests gave to each question, are listed.
    record Show(boolean segments, boolean coverage) {}

    /// What is wrong, and what else there is to say, a line each.
    record Result(List<Problem> problems, List<String> lines) {}

    /// The problems found by the tests beside a flow's file; none if it has no tests, or if these tests passed when the
    /// program was built.
    public List<Problem> problems(Path file, Flow flow, Played before) {
        Path tests = testFile(file);
        boolean isKnown = Files.isRegularFile(tests) && before.has(flow.revision(), FlowsOption.bytes(tests));
        return isKnown ? List.of() : of(flow, file, Map.of()).problems();
    }

    /// Everything there is to say about a flow that could be loaded; nothing about one that could not.
    Result of(LoadedFlow loaded, Path file) {
        return loaded.flow()
                .map(flow -> {
                    Result tested = of(flow, file, loaded.places());
                    List<Problem> problems = new ArrayList<>();
                    trial.ifPresent(options -> problems.addAll(options.of(flow, file.toString(), loaded.places())));
                    problems.addAll(tested.problems());
                    return new Result(problems, tested.lines());
                })
                .orElse(new Result(List.of(), List.of()));
    }

    private Result of(Flow flow, Path file, Map<String, Mark> places) {
        List<String> lines = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        Path testFile = testFile(file);
        if (Files.isRegularFile(testFile)) {
            FlowTests.Report report = tests.run(flow, testFile.toString(), FlowsOption.bytes(testFile));
            problems.addAll(report.problems());
            tested(flow, report, lines);
            report.coverage()
                    .missed(flow)
                    .forEach(missed -> lines.add("  not reached by a test: "
                            + where(file, places.get(missed.at().value())) + missed));
        } else {
            lines.add(flow.revision() + ": no tests (" + testFile.getFileName() + " is not there); "
                    + TextCosts.summary(flow));
        }
        if (show.segments()) {
            TextCosts.of(flow, places).forEach(cost -> lines.add("  " + cost));
        }
        return new Result(problems, lines);
    }

    private void tested(Flow flow, FlowTests.Report report, List<String> lines) {
        lines.add(flow.revision() + ": " + report.passed() + " of " + report.total() + " tests passed, "
                + report.coverage().summary(flow) + " reached; " + TextCosts.summary(flow));
        if (show.coverage()) {
            report.coverage().answered(flow).forEach(answers -> lines.add("  answered by tests: " + answers));
        }
    }

    private static String where(Path file, @Nullable Mark at) {
        return at == null ? "" : file + ":" + at.line() + ": ";
    }

    /// The file of a flow's tests, which lies beside the flow's.
    public static Path testFile(Path file) {
        String name = String.valueOf(file.getFileName());
        String bare = name.endsWith(".yaml") ? name.substring(0, name.length() - ".yaml".length()) : name;
        return file.resolveSibling(bare + TEST_SUFFIX);
    }
}
