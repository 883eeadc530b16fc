package dev.parley.web;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;

/// Collects a request's raw bytes, up to a limit. The usual body handler would take forms apart, which a signature over
/// the raw bytes does not allow. One event loop.
final class Body {
    /// So much is read before a refusal, because a caller that is still sending does not hear an answer.
    private static final int DRAINED = 2 * 1024 * 1024;

    /// How long a refused caller may go on sending, in ms, so that closing does not overtake the answer: a close with
    /// unread bytes resets the connection, and the caller's system then throws the answer away.
    private static final long LINGER_MILLIS = 1_000;

    private final RoutingContext context;
    private final int limit;
    private final Runnable refused;
    private Buffer bytes = Buffer.buffer();
    private long received;

    private Body(RoutingContext context, int limit, Runnable refused) {
        this.refused = refused;
        this.context = context;
        this.limit = limit;
    }

    /// Hands the body over once it is complete, or fails the request if it is larger than the limit.
    static void read(RoutingContext context, int limit, Handler<Buffer> whole) {
        read(context, limit, whole, () -> {});
    }

    /// The same, and who is told of a body that is larger.
    static void read(RoutingContext context, int limit, Handler<Buffer> whole, Runnable refused) {
        Body body = new Body(context, limit, refused);
        context.request().handler(body::take).endHandler(end -> body.end(whole));
    }

    private void take(Buffer chunk) {
        received += chunk.length();
        if (received <= limit) {
            bytes = received == chunk.length() ? chunk : bytes.appendBuffer(chunk);
        } else if (received > DRAINED && !context.response().ended()) {
            refuse();
            context.vertx().setTimer(LINGER_MILLIS, late -> hangUp());
        }
    }

    /// A caller that was done sending meanwhile keeps its connection: its next request may be on it.
    private void hangUp() {
        if (!context.request().isEnded()) {
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
        refused.run();
        context.fail(new ProblemException(
                Problem.of(413, "body-too-large", "The body has more than " + limit / 1024 + " kB.")));
    }
}
