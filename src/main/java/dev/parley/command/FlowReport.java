package dev.parley.command;

import dev.parley.conversation.Engine;
import dev.parley.flow.Flow;
import dev.parley.flow.Language;
import dev.parley.flow.Medium;
import dev.parley.flow.Segments;
import dev.parley.flow.Step;
import dev.parley.flow.Wording;
import dev.parley.flowfile.source.Problem;
import dev.parley.flowfile.text.Sample;
import dev.parley.flowtest.FlowTests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Plays a flow's tests and sums up what came of them and what its texts cost. Safe for any thread.
public final class FlowReport {
    /// Ends the name of a test file.
    static final String TEST_SUFFIX = ".test.yaml";

    private final FlowTests tests;
    private final boolean allSegments;

    /// @param engine holds the conversations
    /// @param allSegments whether every text's segments are listed, or only the most
    public FlowReport(Engine engine, boolean allSegments) {
        tests = new FlowTests(engine);
        this.allSegments = allSegments;
    }

    /// What is wrong, and what else there is to say, a line each.
    record Result(List<Problem> problems, List<String> lines) {}

    /// The problems found by the tests beside a flow's file; none if it has no tests.
    public List<Problem> problems(Path file, Flow flow) {
        return of(flow, file).problems();
    }

    Result of(Flow flow, Path file) {
        List<String> lines = new ArrayList<>();
        Path testFile = testFile(file);
        if (!Files.isRegularFile(testFile)) {
            lines.add(flow.revision() + ": no tests; " + texts(flow));
            return new Result(List.of(), lines);
        }
        FlowTests.Report report = tests.run(flow, testFile.toString(), read(testFile));
        lines.add(flow.revision() + ": " + report.passed() + " of " + report.total() + " tests passed, "
                + report.coverage().summary(flow) + " reached; " + texts(flow));
        report.coverage().missed(flow).forEach(missed -> lines.add("  not reached by a test: " + missed));
        if (allSegments) {
            lines.addAll(everyText(flow));
        }
        return new Result(report.problems(), lines);
    }

    private static Path testFile(Path file) {
        String name = String.valueOf(file.getFileName());
        return file.resolveSibling(name.substring(0, name.length() - ".yaml".length()) + TEST_SUFFIX);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static String texts(Flow flow) {
        int most = 0;
        for (Wording wording : wordings(flow)) {
            for (Language language : wording.languages().keySet()) {
                most = Math.max(most, segments(flow, wording, language).count());
            }
        }
        return "texts of up to " + most + (most == 1 ? " SMS segment" : " SMS segments");
    }

    private static List<String> everyText(Flow flow) {
        List<String> lines = new ArrayList<>();
        for (Step step : flow.program().all().values()) {
            Wording wording = wording(step);
            for (Language language : wording.languages().keySet()) {
                Segments segments = segments(flow, wording, language);
                lines.add("  " + step.id() + " [" + language + "]: " + segments.count() + " x " + segments.encoding());
            }
        }
        return lines;
    }

    /// Counted with the flow's variables and defaults, and eight letters for whatever else is filled in.
    private static Segments segments(Flow flow, Wording wording, Language language) {
        return Segments.of(
                Sample.of(wording.in(language, Medium.SMS), flow.defaults().vars()));
    }

    private static List<Wording> wordings(Flow flow) {
        return flow.program().all().values().stream()
                .map(FlowReport::wording)
                .filter(Wording::isPresent)
                .toList();
    }

    private static Wording wording(Step step) {
        return switch (step) {
            case Step.Ask ask -> ask.prompt();
            case Step.Say say -> say.message();
            case Step.End end -> end.closing();
            case Step.When s -> Wording.none();
            case Step.Choose s -> Wording.none();
            case Step.Set s -> Wording.none();
            case Step.OpenCase s -> Wording.none();
            case Step.Notify s -> Wording.none();
            case Step.Call s -> Wording.none();
            case Step.Split s -> Wording.none();
            case Step.Rotate s -> Wording.none();
            case Step.Wait s -> Wording.none();
            case Step.Include s -> Wording.none();
            case Step.Go s -> Wording.none();
        };
    }
}
