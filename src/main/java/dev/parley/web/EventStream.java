package dev.parley.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/// An answer of server-sent events (WHATWG HTML, 9.2) to one reader, who comes again when it ends. One event loop.
final class EventStream {
    /// How long a reader waits before it comes again.
    private static final int RETRY_MILLIS = 3_000;

    private final HttpServerResponse response;
    private Runnable gone = () -> {};

    EventStream(HttpServerResponse response) {
        this.response = response;
    }

    /// Sends the head.
    ///
    /// @param then what to do once the reader has gone or was sent away; perhaps twice
    void begin(Runnable then) {
        gone = then;
        response.closeHandler(closed -> gone.run());
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("x-accel-buffering", "no")
                .write("retry: " + RETRY_MILLIS + "\n\n");
    }

    boolean isOpen() {
        return !response.closed() && !response.ended();
    }

    /// Sends lines of an event, each with its end. A reader that does not read gets no memory of ours: it comes again
    /// and reads on.
    void send(String lines) {
        if (!isOpen()) {
            return;
        }
        if (response.writeQueueFull()) {
            response.reset();
        } else {
            response.write(lines + "\n");
        }
    }

    /// Says that it is still there, which keeps proxies from closing it.
    void beat() {
        send(":\n");
    }

    void end() {
        if (isOpen()) {
            response.end();
            // A connection that is kept for other requests does not close.
            gone.run();
        }
    }
}
