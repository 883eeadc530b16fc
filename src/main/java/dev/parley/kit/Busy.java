package dev.parley.kit;

import java.io.Serial;

/// There is more to do than can be done now; nothing of the task was begun, and it may be tried again in a second.
public final class Busy extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// @param what a sentence for the operator
    public Busy(String what) {
        super(what);
    }

    /// Thrown by the thousand when a server is overrun, and never a puzzle where it came from.
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
