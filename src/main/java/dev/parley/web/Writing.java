package dev.parley.web;

import io.vertx.ext.web.RoutingContext;

/// Answers requests that write: what carries an `Idempotency-Key` is done once. Safe for any thread.
final class Writing {
    private final Answering answering;
    private final Idempotent idempotent;
    private final int maxBody;

    /// @param maxBody of a request, in bytes; a larger one is refused
    Writing(Serving serving, int maxBody) {
        answering = new Answering(serving.work());
        idempotent = new Idempotent(serving.answers(), serving.clock());
        this.maxBody = maxBody;
    }

    /// Answers with what the write gives or throws, or with what it gave before under the same key.
    void once(RoutingContext context, Answering.BodyQuestion write) {
        Idempotent.Signature signature = Idempotent.Signature.of(context.request());
        answering.answer(context, maxBody, body -> idempotent.once(signature, body, () -> write.reply(body)));
    }
}
