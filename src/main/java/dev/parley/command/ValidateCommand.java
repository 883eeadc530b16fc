package dev.parley.command;

import dev.parley.conversation.Engine;
import dev.parley.conversation.Phrases;
import dev.parley.flow.Flow;
import dev.parley.flowfile.FlowFolder;
import dev.parley.flowfile.LoadedFlow;
import dev.parley.flowfile.source.Problem;
import dev.parley.reply.StandardReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `parley validate`: checks flow files and plays their tests.
@Command(
        name = "validate",
        description = {
            "Checks flows and plays the tests beside them (x.yaml, x.test.yaml).",
            "Prints FILE:LINE:COLUMN: error|warning: MESSAGE; exits 1 if there is an error."
        })
public final class ValidateCommand implements Callable<Integer> {
    @Parameters(arity = "0..*", paramLabel = "FILE", description = "Flow files (default: all in the flows' folder).")
    private List<Path> files = new ArrayList<>();

    @CommandLine.Option(names = "--segments", description = "Also lists how many SMS segments each text takes.")
    private boolean segments;

    @Mixin
    private FlowsOption flows = new FlowsOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<Problem> problems = new ArrayList<>();
        Map<Path, LoadedFlow> loaded = load(problems);
        FlowReport report = new FlowReport(new Engine(StandardReader.create(), Phrases.builtIn()), segments);
        List<String> summaries = new ArrayList<>();
        loaded.forEach((file, flow) -> {
            problems.addAll(flow.problems());
            flow.flow().ifPresent(good -> summaries.addAll(test(report, good, file, problems)));
        });
        problems.stream().sorted(Problem.BY_PLACE).distinct().forEach(out::println);
        summaries.forEach(out::println);
        out.println(verdict(loaded.size(), problems));
        out.flush();
        return problems.stream().anyMatch(Problem::isError) ? ExitCodes.FOUND_WRONG : CommandLine.ExitCode.OK;
    }

    private static List<String> test(FlowReport report, Flow flow, Path file, List<Problem> problems) {
        FlowReport.Result result = report.of(flow, file);
        problems.addAll(result.problems());
        return result.lines();
    }

    private Map<Path, LoadedFlow> load(List<Problem> problems) {
        Map<Path, LoadedFlow> loaded = new LinkedHashMap<>();
        if (files.isEmpty()) {
            requireThere(flows.folder(), Files.isDirectory(flows.folder()));
            FlowFolder.Result all = FlowFolder.load(flows.folder());
            all.files().forEach((name, flow) -> loaded.put(flows.folder().resolve(name + ".yaml"), flow));
            problems.addAll(all.clashes());
        } else {
            files.stream().map(ValidateCommand::flowOf).distinct().forEach(file -> {
                requireThere(file, Files.isRegularFile(file));
                loaded.put(file, FlowsOption.read(file));
            });
        }
        return loaded;
    }

    /// A test file stands for its flow.
    private static Path flowOf(Path file) {
        String name = file.toString();
        return name.endsWith(FlowReport.TEST_SUFFIX)
                ? Path.of(name.substring(0, name.length() - FlowReport.TEST_SUFFIX.length()) + ".yaml")
                : file;
    }

    private void requireThere(Path path, boolean isThere) {
        if (!isThere) {
            throw new CommandLine.ParameterException(spec.commandLine(), "There is nothing to check at " + path);
        }
    }

    private static String verdict(int flows, List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        long warnings = problems.size() - errors;
        return count(flows, "flow") + ", " + count(errors, "error") + ", " + count(warnings, "warning");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
