package dev.parley.command;

import dev.parley.flow.Language;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What every command has: where it prints, and how it says that it was not called as it can be.
abstract class Subcommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    CommandLine line() {
        return spec.commandLine();
    }

    PrintWriter out() {
        return line().getOut();
    }

    PrintWriter err() {
        return line().getErr();
    }

    /// To be thrown: the message is printed with how the command is called.
    ParameterException wrong(String message) {
        return new ParameterException(line(), message);
    }

    /// What `--lang` takes.
    Language language(String tag) {
        if (!Language.isValid(tag)) {
            throw wrong("--lang takes a language tag such as en, es or pt-BR, not " + tag);
        }
        return new Language(tag);
    }

    /// For a command that has others below it and does nothing by itself.
    int usage() {
        line().usage(out());
        return CommandLine.ExitCode.USAGE;
    }
}
