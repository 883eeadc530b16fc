package dev.parley.store.embedded;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether the store may still be used. After a failed write nothing is answered any more: the memory may be ahead
/// of the disk, and a read could tell of something that will not be there after a restart. With little disk space
/// left only writes are refused.
///
/// Safe for any thread.
final class Health {
    private static final Logger log = LoggerFactory.getLogger(Health.class);
    private static final int OUT_OF_DISK_SPACE = 14031;

    private final Runnable onFailure;
    private volatile @Nullable String failed;
    private volatile @Nullable String full;

    /// `onFailure` is called once, on the thread that failed, which may hold locks: it must not wait.
    Health(Runnable onFailure) {
        this.onFailure = onFailure;
    }

    /// Throws the error a reading command answers with.
    void checkReadable() {
        if (failed != null) {
            throw new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", failed);
        }
    }

    /// Throws the error a writing command answers with.
    void checkWritable() {
        checkReadable();
        if (full != null) {
            throw new MongoServerError(OUT_OF_DISK_SPACE, "OutOfDiskSpace", full);
        }
    }

    /// Something could not be written; this store does nothing more. Later failures are results of the first.
    synchronized void fail(Throwable cause) {
        if (failed == null) {
            failed = String.valueOf(cause.getMessage());
            log.error("the embedded store stops answering: {}; what it acknowledged is on the disk", failed, cause);
            onFailure.run();
        }
    }

    void spaceLow(String message) {
        if (full == null) {
            log.error("{}", message);
        }
        full = message;
    }

    void spaceEnough() {
        if (full != null) {
            log.info("there is disk space again, the embedded store takes writes");
            full = null;
        }
    }

    /// Why writes are refused, in a sentence without paths; empty while they are taken.
    Optional<String> refusal() {
        if (failed != null) {
            return Optional.of("The store stopped because a write failed; it is opened again by itself.");
        }
        return full == null
                ? Optional.empty()
                : Optional.of("The disk is full: writes are refused until there is room.");
    }

    boolean hasFailed() {
        return failed != null;
    }
}
