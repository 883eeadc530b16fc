package dev.parley.command;

import dev.parley.conversation.Engine;
import dev.parley.conversation.Phrases;
import dev.parley.conversation.Turn;
import dev.parley.flow.Flow;
import dev.parley.flowtest.FlowTest;
import dev.parley.flowtest.FlowTests;
import dev.parley.flowtest.TestFile;
import dev.parley.reply.StandardReader;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `parley simulate`: plays the dialogues of a file against a flow and prints the transcripts.
@Command(
        name = "simulate",
        description =
                "Plays the dialogues of a file (as in x.test.yaml), prints the transcripts, exits 1 on a mismatch.")
public final class SimulateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FLOW", description = "The flow's name, or the path of its file.")
    private String name = "";

    @CommandLine.Option(names = "--script", required = true, paramLabel = "FILE", description = "The dialogues.")
    private Path script = Path.of("");

    @Mixin
    private FlowsOption flows = new FlowsOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Optional<Flow> flow = flows.load(name, err);
        if (flow.isEmpty()) {
            return ExitCodes.FOUND_WRONG;
        }
        if (!Files.isRegularFile(script)) {
            throw new CommandLine.ParameterException(spec.commandLine(), "There is no file " + script);
        }
        TestFile.Read read = TestFile.read(script.toString(), FlowsOption.bytes(script));
        read.problems().forEach(err::println);
        FlowTests tests = new FlowTests(new Engine(StandardReader.create(), Phrases.builtIn()));
        boolean green = read.problems().isEmpty();
        for (FlowTest test : read.tests()) {
            FlowTests.Outcome outcome = tests.play(flow.get(), test, script.toString());
            print(out, test, outcome);
            outcome.problems().forEach(err::println);
            green &= outcome.problems().isEmpty();
        }
        out.flush();
        return green ? CommandLine.ExitCode.OK : ExitCodes.FOUND_WRONG;
    }

    private static void print(PrintWriter out, FlowTest test, FlowTests.Outcome outcome) {
        out.println("# " + test.name());
        for (Turn turn : outcome.end().history().transcript()) {
            String who = turn.from() == Turn.Speaker.BOT ? "parley> " : "person> ";
            out.println(who + turn.text().replace("\n", "\n        "));
        }
        out.println("[" + outcome.end().status() + "]");
        out.println();
    }
}
