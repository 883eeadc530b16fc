package dev.parley.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.http.HttpConnection;
import java.util.function.LongSupplier;

/// Watches how long a connection takes to send a request's head and body: an idle timeout alone is kept off by one byte
/// now and then. One event loop.
final class Guard extends ChannelInboundHandlerAdapter {
    /// So many times longer may a file take: 100 MB over a slow line.
    private static final int UPLOADS = 40;

    private final HttpConnection connection;
    private final LongSupplier nanoTime;
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
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (phase == Phase.BETWEEN) {
            enter(Phase.HEAD);
        }
        context.fireChannelRead(bytes);
    }

    void headIsComplete() {
        enter(Phase.BODY);
    }

    void allowUpload() {
        phase = Phase.UPLOAD;
    }

    void bodyIsComplete() {
        phase = Phase.BETWEEN;
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
