package dev.parley.web;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/// Collects a request's raw bytes, up to a limit. The usual body handler would take forms apart, which a signature over
/// the raw bytes does not allow. One event loop.
final class Body {
    /// So much more is read and thrown away, because a caller that is still sending does not hear an answer.
    private static final int DRAINED = 2 * 1024 * 1024;

    private final RoutingContext context;
    private final int limit;
    private Buffer bytes = Buffer.buffer();
    private long received;

    private Body(RoutingContext context, int limit) {
        this.context = context;
        this.limit = limit;
    }

    /// Hands the body over once it is complete, or fails the request if it is larger than the limit.
    static void read(RoutingContext context, int limit, Handler<Buffer> whole) {
        Body body = new Body(context, limit);
        context.request().handler(body::take).endHandler(end -> body.end(whole));
    }

    private void take(Buffer chunk) {
        received += chunk.length();
        if (received <= limit) {
            bytes = received == chunk.length() ? chunk : bytes.appendBuffer(chunk);
        } else if (received > DRAINED && !context.response().ended()) {
            refuse();
            context.request().connection().close();
        }
    }

    private void end(Handler<Buffer> whole) {
        if (received <= limit) {
            whole.handle(bytes);
        } else if (!context.response().ended()) {
            refuse();
        }
    }

    private void refuse() {
        context.fail(new ProblemException(
                Problem.of(413, "body-too-large", "The body has more than " + limit / 1024 + " kB.")));
    }
}
