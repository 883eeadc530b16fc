package dev.parley;

import dev.parley.conversation.Phrases;
import dev.parley.flowfile.FlowFolder;
import dev.parley.reply.ReplyReader;
import dev.parley.reply.StandardReader;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// What a start needs that has nothing to do with the store, made while the store opens: a server is to be ready within
/// two seconds of its start.
final class Ahead {
    private final CompletableFuture<FlowFolder.Result> flows;
    private final CompletableFuture<Vertx> vertx;
    private final CompletableFuture<ReplyReader> reader;
    private final CompletableFuture<Phrases> phrases;

    private Ahead(Path flowsDir) {
        flows = begin("flows", () -> FlowFolder.load(flowsDir));
        vertx = begin("vertx", Ahead::newVertx);
        reader = begin("reader", StandardReader::create);
        phrases = begin("phrases", Phrases::builtIn);
    }

    /// Begins everything.
    static Ahead of(Path flowsDir) {
        return new Ahead(flowsDir);
    }

    /// What the folder of flows holds.
    ///
    /// @throws UncheckedIOException if it cannot be read
    FlowFolder.Result flows() {
        return get(flows);
    }

    Vertx vertx() {
        return get(vertx);
    }

    ReplyReader reader() {
        return get(reader);
    }

    Phrases phrases() {
        return get(phrases);
    }

    /// The start failed: nothing of this is used any more.
    void giveUp() {
        vertx().close();
    }

    /// One event loop: it only parses and hands over, and two cores have other work.
    private static Vertx newVertx() {
        return Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setInternalBlockingPoolSize(2)
                .setWorkerPoolSize(2));
    }

    private static <T> CompletableFuture<T> begin(String name, Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work, task -> Thread.ofPlatform().daemon().name("start-" + name).start(task));
    }

    private static <T> T get(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }
}
