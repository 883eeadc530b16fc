package dev.parley.web;

import dev.parley.inbox.Shown;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/// One stream of server-sent events to one reader. One event loop.
final class ChatStream {
    /// How long a reader waits before it comes again.
    private static final int RETRY_MILLIS = 3_000;

    private final HttpServerResponse response;
    private String cursor;
    private long version = -1;

    ChatStream(HttpServerResponse response, String after) {
        this.response = response;
        cursor = after;
    }

    void begin() {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("x-accel-buffering", "no")
                .write("retry: " + RETRY_MILLIS + "\n\n");
    }

    /// Tells what is new to the reader, if anything is.
    void tell(Shown shown, ChatJson json) {
        // Behind a link nothing is stored before its person has said something.
        boolean isNothing = shown.talk().isEmpty() || shown.version() <= version;
        if (isNothing || response.closed() || response.ended()) {
            return;
        }
        boolean isNews = version >= 0 || !ChatJson.cursor(shown).equals(cursor);
        version = shown.version();
        if (isNews) {
            String data = JsonText.text(json.of(shown, cursor));
            cursor = ChatJson.cursor(shown);
            write("id: " + cursor + "\ndata: " + data + "\n\n");
        }
    }

    /// Says that it is still there.
    void beat() {
        write(":\n\n");
    }

    void end() {
        if (!response.ended() && !response.closed()) {
            response.end();
        }
    }

    /// A reader that does not read gets no memory of ours: it comes again and reads on.
    private void write(String text) {
        if (response.closed() || response.ended()) {
            return;
        }
        if (response.writeQueueFull()) {
            response.reset();
        } else {
            response.write(text);
        }
    }
}
