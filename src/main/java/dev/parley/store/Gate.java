package dev.parley.store;

import com.mongodb.MongoException;
import dev.parley.inbox.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The way to the database: lets in no more callers than there are connections, in the order they came (the driver's
/// own
/// pool is unfair under load), and turns the driver's faults into {@link StoreUnavailable}. Safe for any thread.
final class Gate {
    private final Semaphore places;
    private final Duration patience;

    /// @param places how many callers may be inside
    /// @param patience how long a caller waits for a place
    Gate(int places, Duration patience) {
        this.places = new Semaphore(places, true);
        this.patience = patience;
    }

    /// Runs one operation.
    ///
    /// @param what names it for the operator: "read a lane"
    <T> T run(String what, Supplier<T> operation) {
        enter(what);
        try {
            return operation.get();
        } catch (MongoException e) {
            throw new StoreUnavailable(
                    "the database did not " + what + ": " + e.getClass().getSimpleName(), e);
        } finally {
            places.release();
        }
    }

    private void enter(String what) {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new StoreUnavailable("the database is too busy to " + what);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting to " + what, e);
        }
    }
}
