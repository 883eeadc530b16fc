package dev.parley.channel.sms;

import java.io.Serial;

/// A call to Twilio came to no answer: it was refused, broke off or took too long.
final class NoAnswer extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean begun;

    /// @param begun whether the request may have left, so that Twilio may have acted on it
    NoAnswer(boolean begun, Throwable why) {
        super((begun ? "no answer: " : "cannot connect: ") + why.getClass().getSimpleName(), why);
        this.begun = begun;
    }

    /// An answer came that is not what was asked for.
    NoAnswer(String what) {
        super(what);
        begun = true;
    }

    boolean isBegun() {
        return begun;
    }

    /// For a person: what happened, without addresses.
    String reason() {
        return String.valueOf(getMessage());
    }
}
