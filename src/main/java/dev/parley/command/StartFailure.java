package dev.parley.command;

import java.io.Serial;

/// The server cannot start; the message is a sentence for the operator, without secrets.
public final class StartFailure extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// @param sentence what is wrong and what to do
    public StartFailure(String sentence) {
        super(sentence);
    }

    /// @param sentence what is wrong and what to do
    public StartFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
