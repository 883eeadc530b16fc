package dev.parley.kit;

import java.io.Serial;

/// A call to another server came to no answer: it was refused, broke off or took too long.
public final class NoAnswer extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final boolean begun;

    /// @param begun whether the request may have left, so that the other side may have acted on it
    NoAnswer(boolean begun, Throwable why) {
        super((begun ? "no answer: " : "cannot connect: ") + Trouble.words(why), why);
        this.begun = begun;
    }

    /// Nothing left, as there is no connection to be had.
    static NoAnswer crowded() {
        return new NoAnswer(false, "cannot connect: all connections are in use");
    }

    private NoAnswer(boolean begun, String what) {
        super(what);
        this.begun = begun;
    }

    /// An answer came that is not what was asked for.
    public NoAnswer(String what) {
        this(true, what);
    }

    /// Whether the request may have left.
    public boolean isBegun() {
        return begun;
    }

    /// For a person: what happened, without addresses.
    public String reason() {
        return String.valueOf(getMessage());
    }
}
