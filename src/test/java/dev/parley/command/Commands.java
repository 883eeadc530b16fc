package dev.parley.command;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import picocli.CommandLine;

/// Runs commands as a terminal does, without a server.
final class Commands {
    /// Flows with faults, doubts and tests of every kind.
    static final Path FLOWS = Path.of("src/test/resources/dev/parley/command/flows");

    private Commands() {}

    /// What a command printed, and how it ended.
    record Ended(int code, String out, String err) {}

    static Ended run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = ParleyCommand.line((settings, mode) -> {
            throw new IllegalStateException("no server is needed here");
        });
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        int code = line.execute(arguments);
        return new Ended(code, plain(out), plain(err));
    }

    /// Paths as they are written on Unix, lines as they end there.
    static String plain(StringWriter text) {
        return text.toString().replace('\\', '/').replace("\r\n", "\n");
    }
}
