package dev.parley.command;

import dev.parley.conversation.Phrases;
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
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `parley validate`: checks flow files and plays their tests.
@Command(
        name = "validate",
        description = {
            "Checks flows and plays the tests beside them (x.yaml, x.test.yaml).",
            "Prints FILE:LINE:COLUMN: error|warning: MESSAGE; exits 1 if there is an error."
        })
public final class ValidateCommand extends Subcommand {
    @Parameters(
            arity = "0..*",
            paramLabel = "FILE",
            description = "Flow files, or folders of them (default: the flows' folder).")
    private List<Path> files = new ArrayList<>();

    @CommandLine.Option(names = "--segments", description = "Also lists how many SMS segments each text takes.")
    private boolean segments;

    @CommandLine.Option(names = "--coverage", description = "Also lists what the tests answered to each question.")
    private boolean coverage;

    @Mixin
    private FlowsOption flows = new FlowsOption();

    @Override
    public Integer call() {
        PrintWriter out = out();
        List<Problem> problems = new ArrayList<>();
        Map<Path, LoadedFlow> loaded = load(problems);
        FlowReport report =
                FlowReport.of(StandardReader.create(), Phrases.builtIn(), new FlowReport.Show(segments, coverage));
        List<String> summaries = new ArrayList<>();
        loaded.forEach((file, flow) -> {
            problems.addAll(flow.problems());
            FlowReport.Result result = report.of(flow, file);
            problems.addAll(result.problems());
            summaries.addAll(result.lines());
        });
        problems.stream().sorted(Problem.BY_PLACE).distinct().forEach(out::println);
        summaries.forEach(out::println);
        out.println(verdict(loaded.size(), problems));
        out.flush();
        return problems.stream().anyMatch(Problem::isError) ? ExitCodes.FOUND_WRONG : CommandLine.ExitCode.OK;
    }

    private Map<Path, LoadedFlow> load(List<Problem> problems) {
        Map<Path, LoadedFlow> loaded = new LinkedHashMap<>();
        List<Path> wanted = files.isEmpty() ? List.of(flows.folder()) : files;
        for (Path path : wanted.stream().map(ValidateCommand::flowOf).distinct().toList()) {
            if (Files.isDirectory(path)) {
                FlowFolder.Result all = FlowFolder.load(path);
                requireThere(path, !all.files().isEmpty());
                all.files().forEach((name, flow) -> loaded.put(path.resolve(name + ".yaml"), flow));
                problems.addAll(all.clashes());
            } else {
                requireThere(path, Files.isRegularFile(path));
                loaded.put(path, FlowsOption.read(path));
            }
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
            throw wrong("There is nothing to check at " + path);
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
