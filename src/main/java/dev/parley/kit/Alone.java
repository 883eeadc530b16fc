package dev.parley.kit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/// Rounds of which one is under way at most: who comes meanwhile goes without, and does not wait. For what the clock
/// begins again and again, also while a slow store or another server still holds up the round before. Safe for any
/// thread.
public final class Alone {
    private final AtomicBoolean isUnderWay = new AtomicBoolean();

    /// Runs a round, if none is under way.
    ///
    /// @return what the round gave; 0 without one
    public int run(IntSupplier round) {
        if (!isUnderWay.compareAndSet(false, true)) {
            return 0;
        }
        try {
            return round.getAsInt();
        } finally {
            isUnderWay.set(false);
        }
    }
}
