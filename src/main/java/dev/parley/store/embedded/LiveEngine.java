package dev.parley.store.embedded;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps an engine running. One that has failed answers errors until it can be opened again from its files, just as
/// after a crash:
/// a full disk stops the store for as long as it is full, and nothing is acknowledged meanwhile.
///
/// Safe for any thread.
final class LiveEngine implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LiveEngine.class);
    private static final long RETRY_MILLIS = 1_000;

    private final Engine.Setup setup;
    private final Semaphore failures = new Semaphore(0);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread keeper =
            Thread.ofPlatform().daemon().name("parley-keeper").unstarted(this::keepOpen);
    private volatile Engine current;

    private LiveEngine(DataFolder folder, EmbeddedOptions options, RedoFile.Disk disk) {
        setup = new Engine.Setup(folder, options, disk, failures::release);
        current = Engine.open(setup);
    }

    static LiveEngine open(DataFolder folder, EmbeddedOptions options, RedoFile.Disk disk) {
        LiveEngine live = new LiveEngine(folder, options, disk);
        live.keeper.start();
        return live;
    }

    /// The engine of now; the next command may meet another.
    Engine current() {
        return current;
    }

    private void keepOpen() {
        try {
            failures.acquire();
            while (closed.getCount() > 0) {
                current.close();
                reopen();
                failures.acquire();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody but this class knows the thread: it ends
        }
    }

    private void reopen() throws InterruptedException {
        while (closed.getCount() > 0 && !tryOpen()) {
            if (closed.await(RETRY_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    private boolean tryOpen() {
        try {
            failures.drainPermits(); // of the engine that is closed, or of one that failed while it opened
            current = Engine.open(setup);
            log.info("the embedded store in {} is open again", setup.folder().path());
            return true;
        } catch (EmbeddedStoreException e) {
            log.warn("the embedded store cannot be opened again yet: {}", e.getMessage());
            return false;
        }
    }

    /// Stops keeping it open, and closes the engine.
    @Override
    public void close() {
        closed.countDown();
        failures.release();
        Threads.join(keeper);
        current.close();
    }
}
