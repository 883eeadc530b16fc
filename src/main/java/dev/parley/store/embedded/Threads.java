package dev.parley.store.embedded;

/// Waits for threads of the store, which always end soon once they are told to.
final class Threads {
    private Threads() {}

    /// Waits until the thread has ended, even when interrupted: what it does must not be left half done.
    static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
