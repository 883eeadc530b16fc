package dev.parley.command;

/// How commands end, beside 0 (done) and 2 (wrong usage).
public final class ExitCodes {
    /// The input was found wrong.
    public static final int FOUND_WRONG = 1;
    /// A fault of ours, or of the machine (EX_SOFTWARE of BSD's sysexits).
    public static final int FAULT = 70;

    private ExitCodes() {}
}
