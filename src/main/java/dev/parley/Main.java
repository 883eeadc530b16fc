package dev.parley;

import dev.parley.command.ParleyCommand;

/// The `parley` command.
public final class Main {
    private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

    private Main() {}

    /// Runs the command that the arguments name, and exits with its code.
    public static void main(String[] args) {
        shareProcessors();
        System.exit(ParleyCommand.line(Wiring::start).execute(args));
    }

    /// Half of the processors carry turns, the others the event loop, the embedded store and the compiler. With all of
    /// them Java hands each turn from one carrier to the other and back, which costs a fifth of its processor time
    /// (docs/decisions/0009). Java reads this when the first virtual thread begins.
    private static void shareProcessors() {
        if (System.getProperty(CARRIERS) == null) {
            int carriers = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
            System.setProperty(CARRIERS, Integer.toString(carriers));
        }
    }
}
