package dev.parley.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Watches how long a connection takes to send a request's head and body: an idle timeout alone is kept off by one byte
/// now and then. One event loop.
final class Guard extends ChannelInboundHandlerAdapter {
    /// So many times longer may a file take: 100 MB over a slow line.
    private static final int UPLOADS = 40;

    private final HttpConnection connection;
    private final LongSupplier nanoTime;
    private @Nullable HttpServerResponse answer;
    private Phase phase = Phase.BETWEEN;
    private long since;

    private enum Phase {
        /// No request is being sent.
        BETWEEN,
        HEAD,
        BODY,
        /// A large body, see {@link #UPLOADS}.
        UPLOAD
    }

    Guard(HttpConnection connection, LongSupplier nanoTime) {
        this.connection = connection;
        this.nanoTime = nanoTime;
        since = nanoTime.getAsLong();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (phase == Phase.BETWEEN) {
            enter(Phase.HEAD);
        }
        context.fireChannelRead(bytes);
    }

    /// @param answer what the request is answered with
    void headIsComplete(HttpServerResponse answer) {
        this.answer = answer;
        enter(Phase.BODY);
    }

    void allowUpload() {
        phase = Phase.UPLOAD;
    }

    void bodyIsComplete() {
        enter(Phase.BETWEEN);
    }

    /// Whether nobody has wanted anything of the connection for so long, or has not yet said what.
    boolean isIdleFor(Duration time) {
        boolean isAsking = phase == Phase.BODY || phase == Phase.UPLOAD;
        boolean isAnswered = answer == null || answer.ended() || answer.closed();
        return !isAsking && isAnswered && nanoTime.getAsLong() - since > time.toNanos();
    }

    void close() {
        connection.close();
    }

    /// Closes the connection if it has been sending for longer than it may.
    void closeIfOverdue(WebServer.Deadlines deadlines) {
        long nanos = nanoTime.getAsLong() - since;
        boolean isOverdue = switch (phase) {
            case BETWEEN -> false;
            case HEAD -> nanos > deadlines.head().toNanos();
            case BODY -> nanos > deadlines.body().toNanos();
            case UPLOAD -> nanos > deadlines.body().toNanos() * UPLOADS;
        };
        if (isOverdue) {
            connection.close();
        }
    }

    private void enter(Phase next) {
        phase = next;
        since = nanoTime.getAsLong();
    }
}
