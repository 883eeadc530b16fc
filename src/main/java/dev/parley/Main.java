package dev.parley;

import dev.parley.command.ParleyCommand;

/// The `parley` command.
public final class Main {
    private Main() {}

    /// Runs the command that the arguments name, and exits with its code.
    public static void main(String[] args) {
        System.exit(ParleyCommand.line(Wiring::start).execute(args));
    }
}
