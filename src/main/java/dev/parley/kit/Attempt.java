package dev.parley.kit;

import io.vertx.core.http.HttpClientRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// One call of an {@link HttpLine}: it begins or is given up, whichever comes first. What was said not to have begun
/// never begins later. Safe for any thread.
final class Attempt {
    private final long end;
    private final CompletableFuture<HttpLine.Answer> answer = new CompletableFuture<>();
    private @Nullable HttpClientRequest begun;
    private boolean givenUp;

    /// @param end when it is to be given up, by {@link System#nanoTime}
    Attempt(long end) {
        this.end = end;
    }

    /// What came of it; fails with {@link NoAnswer}.
    CompletableFuture<HttpLine.Answer> answer() {
        return answer;
    }

    boolean isOver(long now) {
        return now - end >= 0;
    }

    /// Waits for what comes of it.
    ///
    /// @throws NoAnswer if no answer came
    HttpLine.Answer await() {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof NoAnswer none ? none : fail(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fail(e);
        }
    }

    void end(HttpLine.Answer answered) {
        answer.complete(answered);
    }

    NoAnswer fail(Throwable why) {
        NoAnswer none = giveUp(why);
        answer.completeExceptionally(none);
        return none;
    }

    /// Has the connection that it waited for.
    ///
    /// @throws IllegalStateException if it has been given up meanwhile; then nothing leaves
    synchronized void begin(HttpClientRequest request) {
        if (givenUp) {
            request.reset();
            throw new IllegalStateException("the call was given up before a connection was there");
        }
        begun = request;
    }

    private synchronized NoAnswer giveUp(Throwable why) {
        givenUp = true;
        if (begun != null) {
            begun.reset();
        }
        return new NoAnswer(begun != null, why);
    }
}
