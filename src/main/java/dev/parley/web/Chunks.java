package dev.parley.web;

import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An answer of any length, written by blocking code as fast as its reader takes it: a few kilobytes of it are in
/// memory at a time. One thread.
final class Chunks extends Writer {
    private static final int SIZE = 32 * 1024;
    /// A reader who takes nothing for so long is gone.
    private static final int PATIENCE_SECONDS = 60;

    private final HttpServerResponse response;
    private final Context eventLoop;
    private final StringBuilder waiting = new StringBuilder();

    private Chunks(HttpServerResponse response, Context eventLoop) {
        this.response = response;
        this.eventLoop = eventLoop;
    }

    /// Writes an answer; runs on a virtual thread.
    @FunctionalInterface
    interface Author {
        void write(Writer out) throws IOException;
    }

    /// Answers with what the author writes. A fault in the middle of it breaks the connection off, so that nobody takes
    /// a part for the whole.
    static void send(RoutingContext context, String type, Work work, Author author) {
        Context eventLoop = context.vertx().getOrCreateContext();
        HttpServerResponse response = context.response();
        response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, type);
        work.run(() -> {
                    write(new Chunks(response, eventLoop), author);
                    return true;
                })
                .onSuccess(done -> eventLoop.runOnContext(here -> response.end()))
                .onFailure(failure -> eventLoop.runOnContext(here -> context.fail(failure)));
    }

    private static void write(Chunks out, Author author) {
        try {
            author.write(out);
            out.flush();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        waiting.append(text, from, length);
        if (waiting.length() >= SIZE) {
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        if (waiting.isEmpty()) {
            return;
        }
        Buffer chunk = Buffer.buffer(waiting.toString());
        waiting.setLength(0);
        Promise<Void> written = Promise.promise();
        eventLoop.runOnContext(here -> response.write(chunk).onComplete(written));
        try {
            written.future().toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the caller takes no more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while answering", e);
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
