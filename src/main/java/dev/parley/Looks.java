package dev.parley;

import dev.parley.kit.Alone;
import dev.parley.kit.Busy;
import dev.parley.kit.Work;
import io.vertx.core.Vertx;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the clock begins again and again, where blocking work is done. A round never overlaps with itself,
/// and one that fails is told in the log: nobody else hears of it.
///
/// @param isTime whether anything may begin just now
record Looks(Vertx vertx, Work work, BooleanSupplier isTime) {
    private static final Logger LOG = LoggerFactory.getLogger(Looks.class);

    Looks(Vertx vertx, Work work) {
        this(vertx, work, () -> true);
    }

    /// Looks after something from now on.
    ///
    /// @param what it is, as the log says it
    void every(long millis, String what, IntSupplier round) {
        every(millis, what, () -> true, round);
    }

    /// The same, the first time at once.
    void soon(long millis, String what, IntSupplier round) {
        Alone alone = new Alone();
        vertx.setPeriodic(1, millis, timer -> run(what, () -> alone.run(round)));
    }

    /// The same, but only when there is something to do, which is found out without blocking.
    void every(long millis, String what, BooleanSupplier isWorthIt, IntSupplier round) {
        Alone alone = new Alone();
        vertx.setPeriodic(millis, timer -> {
            if (isWorthIt.getAsBoolean()) {
                run(what, () -> alone.run(round));
            }
        });
    }

    /// For rounds that share their work out among themselves, and so may overlap.
    void overlapping(long millis, String what, IntSupplier round) {
        vertx.setPeriodic(millis, timer -> run(what, round));
    }

    private void run(String what, IntSupplier round) {
        if (!isTime.getAsBoolean()) {
            return;
        }
        work.run(round::getAsInt).onFailure(fault -> {
            if (fault instanceof Busy) {
                LOG.debug("{}: waits for its turn: {}", what, fault.getMessage());
            } else {
                LOG.error("{}: did not come to an end; it is tried again", what, fault);
            }
        });
    }
}
