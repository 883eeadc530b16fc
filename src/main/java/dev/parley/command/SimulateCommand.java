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
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `parley simulate`: plays the dialogues of a file against a flow and prints the transcripts.
@Command(
        name = "simulate",
        description =
                "Plays the dialogues of a file (as in x.test.yaml), prints the transcripts, exits 1 on a mismatch.")
public final class SimulateCommand extends Subcommand {
    @Mixin
    private FlowFile file = new FlowFile();

    @CommandLine.Option(names = "--script", required = true, paramLabel = "FILE", description = "The dialogues.")
    private Path script = Path.of("");

    @Override
    public Integer call() {
        PrintWriter out = out();
        PrintWriter err = err();
        Optional<Flow> flow = file.load(err);
        if (flow.isEmpty()) {
            return ExitCodes.FOUND_WRONG;
        }
        if (!Files.isRegularFile(script)) {
            throw wrong("There is no file " + script);
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
