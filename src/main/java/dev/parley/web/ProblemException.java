package dev.parley.web;

import java.io.Serial;

/// Ends a request with a problem. Not a fault of ours, so it is neither logged nor does it carry a stack trace.
public final class ProblemException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    /// @param problem what the caller is told
    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
