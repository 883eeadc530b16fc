package dev.parley.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Keeps many invitations in few writes; while one batch is written the next is made. One thread.
final class PlanWriter implements AutoCloseable {
    private static final int BATCH = 2_000;

    private final Invitations invitations;
    private List<Invitation> batch = new ArrayList<>(BATCH);
    private CompletableFuture<Integer> writing = CompletableFuture.completedFuture(0);
    private int added;
    private int planned;

    PlanWriter(Invitations invitations) {
        this.invitations = invitations;
    }

    void add(Invitation invitation) {
        added++;
        batch.add(invitation);
        if (batch.size() == BATCH) {
            write();
        }
    }

    /// How many were added.
    int added() {
        return added;
    }

    /// How many of them are new; all are durable when this returns.
    int planned() {
        write();
        await();
        return planned;
    }

    private void write() {
        await();
        List<Invitation> full = batch;
        batch = new ArrayList<>(BATCH);
        writing = CompletableFuture.supplyAsync(
                () -> invitations.planAll(full),
                task -> Thread.ofVirtual().name("plan").start(task));
    }

    private void await() {
        try {
            planned += writing.join();
            writing = CompletableFuture.completedFuture(0);
        } catch (CompletionException e) {
            writing = CompletableFuture.completedFuture(0);
            throw e.getCause() instanceof IllegalStateException known ? known : e;
        }
    }

    /// Waits for the batch that is being written.
    @Override
    public void close() {
        await();
    }
}
