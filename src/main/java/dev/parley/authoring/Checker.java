package dev.parley.authoring;

import dev.parley.conversation.Engine;
import dev.parley.flow.Flow;
import dev.parley.flowfile.FlowLoader;
import dev.parley.flowfile.Includes;
import dev.parley.flowfile.LoadedFlow;
import dev.parley.flowfile.source.Problem;
import dev.parley.flowtest.FlowTests;
import dev.parley.flowtest.OptionTrial;
import dev.parley.reply.ReplyReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The one checker behind the command, the API and the editor. Safe for any thread.
public final class Checker {
    private final FlowTests tests;
    private final OptionTrial options;
    private final Includes includes;
    private final Function<Flow, List<Clash>> clashes;

    /// What a flow stands among.
    ///
    /// @param includes where included flows come from
    /// @param clashes what it may not have because another one that is served has it: a keyword, being the default
    public record Neighbours(Includes includes, Function<Flow, List<Clash>> clashes) {
        /// No other flow.
        public static final Neighbours NONE = new Neighbours(Includes.NONE, flow -> List.of());
    }

    /// @param neighbours the flows beside the one that is checked
    public Checker(Engine engine, ReplyReader reader, Neighbours neighbours) {
        tests = new FlowTests(engine);
        options = new OptionTrial(reader);
        includes = neighbours.includes();
        clashes = neighbours.clashes();
    }

    /// Loads a flow without playing its tests, which an editor does at every pause in typing.
    public Checked check(Text text) {
        LoadedFlow loaded = FlowLoader.load(text.file(), text.source().getBytes(StandardCharsets.UTF_8), includes);
        List<Problem> problems = new ArrayList<>(loaded.problems());
        loaded.flow().ifPresent(flow -> {
            problems.addAll(options.of(flow, text.file(), loaded.places()));
            clashes.apply(flow).forEach(clash -> problems.add(clash.in(text)));
        });
        problems.sort(Problem.BY_PLACE);
        return new Checked(loaded, diagnostics(problems, text.source()), Optional.empty(), List.of());
    }

    /// Loads a flow and plays its tests.
    public Checked test(Text text) {
        Checked checked = check(text);
        Optional<FlowTests.Report> report =
                text.tests().isBlank() ? Optional.empty() : checked.flow().map(flow -> run(flow, text));
        List<Diagnostic> red =
                report.map(it -> diagnostics(it.problems(), text.tests())).orElse(List.of());
        return new Checked(checked.loaded(), checked.diagnostics(), report, red);
    }

    private FlowTests.Report run(Flow flow, Text text) {
        return tests.run(flow, text.testFile(), text.tests().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Diagnostic> diagnostics(List<Problem> problems, String text) {
        SourceLines lines = SourceLines.of(text);
        return problems.stream().map(problem -> Diagnostic.of(problem, lines)).toList();
    }
}
