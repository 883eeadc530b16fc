package dev.parley.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import dev.parley.inbox.StoreUnavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The way to the database: lets in no more callers than there are connections, in the order they came (the driver's
/// own pool is unfair under load), and turns the driver's faults into {@link StoreUnavailable}. Safe for any thread.
final class Gate {
    /// MongoDB's error code.
    private static final int OUT_OF_DISK_SPACE = 14031;

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
            throw new StoreUnavailable("the database did not " + what + ": " + why(e), e);
        } finally {
            places.release();
        }
    }

    /// In the operator's words. Never the server's own message: that may quote what people wrote.
    private static String why(MongoException fault) {
        return switch (fault) {
            case MongoTimeoutException e -> "nothing answers at its address; is it up, and is MONGODB_URI right?";
            case MongoSecurityException e -> "it does not accept the user and password of MONGODB_URI";
            case MongoSocketException e ->
                "the connection broke (" + e.getClass().getSimpleName() + ")";
            case MongoCommandException e
            when e.getErrorCode() == OUT_OF_DISK_SPACE -> "its disk is full; make room, and it goes on by itself";
            case MongoCommandException e -> "it refused (" + e.getErrorCode() + " " + e.getErrorCodeName() + ")";
            case MongoBulkWriteException e ->
                "it refused some of it ("
                        + e.getWriteErrors().stream()
                                .map(error -> String.valueOf(error.getCode()))
                                .distinct()
                                .toList() + ")";
            default -> fault.getClass().getSimpleName() + " " + fault.getCode();
        };
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
