package dev.parley.command;

import java.io.Serial;

/// A running server could not be asked, or refused; the message is a sentence for people that says what to do.
final class ApiFailure extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    ApiFailure(String sentence) {
        super(sentence);
    }

    ApiFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
