package dev.parley.web;

import io.vertx.core.Handler;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A body too large for memory: it comes into a file of its own, which only we can read.
final class Upload {
    private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

    /// A million people with ten attributes each take a quarter of it.
    static final long MAX_BYTES = 1024L * 1024 * 1024;

    private Upload() {}

    /// Hands the file over once the body is complete, or fails the request. Whoever gets it deletes it.
    static void receive(RoutingContext context, Handler<Path> whole) {
        HttpServerRequest request = context.request().pause();
        context.vertx()
                .executeBlocking(Upload::file)
                .onFailure(context::fail)
                .onSuccess(file -> receive(context, request, file, whole));
    }

    private static Path file() throws IOException {
        return Files.createTempFile("parley-", ".upload");
    }

    private static void receive(RoutingContext context, HttpServerRequest request, Path file, Handler<Path> whole) {
        AtomicLong bytes = new AtomicLong();
        context.vertx()
                .fileSystem()
                .open(file.toString(), new OpenOptions().setWrite(true))
                .compose(open -> {
                    request.handler(chunk -> {
                        if (bytes.addAndGet(chunk.length()) > MAX_BYTES) {
                            request.connection().close();
                        }
                        open.write(chunk);
                        if (open.writeQueueFull()) {
                            request.pause();
                            open.drainHandler(drained -> request.resume());
                        }
                    });
                    request.resume();
                    return request.end().eventually(open::close);
                })
                .onSuccess(done -> whole.handle(file))
                .onFailure(failure -> {
                    delete(file);
                    context.fail(failure);
                });
    }

    /// Deletes an upload; one that stays is told to the operator.
    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("the upload {} could not be deleted; it holds personal data, delete it", file);
        }
    }
}
