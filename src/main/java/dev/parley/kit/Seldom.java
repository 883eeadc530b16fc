package dev.parley.kit;

import java.util.function.LongSupplier;

/// Keeps one cause from filling a log: only so many lines of it a second. Safe for any thread.
public final class Seldom {
    /// As much as somebody at a terminal can still follow.
    private static final int LINES_A_SECOND = 10;
    private static final long SECOND = 1_000_000_000;

    private final LongSupplier nanoTime;
    private long began;
    private int lines;

    /// By this clock of nanoseconds.
    public Seldom(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.began = nanoTime.getAsLong();
    }

    /// By the system's clock: {@value #LINES_A_SECOND} lines a second.
    public static Seldom inLogs() {
        return new Seldom(System::nanoTime);
    }

    /// Whether this line may be written; counts it.
    public synchronized boolean isDue() {
        long now = nanoTime.getAsLong();
        if (now - began >= SECOND) {
            began = now;
            lines = 0;
        }
        return ++lines <= LINES_A_SECOND;
    }
}
