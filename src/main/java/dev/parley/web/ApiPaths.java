package dev.parley.web;

import dev.parley.kit.Work;
import dev.parley.web.Answering.Reply;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/// Answers requests to a group of the API's paths. Where some write, what carries an `Idempotency-Key` is done once.
/// Safe for any thread.
final class ApiPaths {
    private final Serving serving;
    private final Answering answering;
    private final Idempotent idempotent;
    private final int maxBody;

    /// For paths that only read: no request has a body.
    ApiPaths(Serving serving) {
        this(serving, 0);
    }

    /// @param maxBody of a request, in bytes; a larger one is refused
    ApiPaths(Serving serving, int maxBody) {
        this.serving = serving;
        answering = new Answering(serving.work());
        idempotent = new Idempotent(serving.answers(), serving.clock());
        this.maxBody = maxBody;
    }

    /// Lets only those go on who have a right to the path.
    void check(RoutingContext context) {
        serving.tokens().check(context);
    }

    /// The same for a path and all below it.
    void guard(Router router, String path) {
        router.route(path).handler(this::check);
        router.route(path + "/*").handler(this::check);
    }

    /// Answers with what the question gives or throws; it may block.
    void answer(RoutingContext context, Supplier<Reply> question) {
        answering.answer(context, question);
    }

    /// Reads the body, then answers; each time, whatever key there is.
    void read(RoutingContext context, Answering.BodyQuestion question) {
        answering.answer(context, maxBody, question);
    }

    /// Answers with what the write gives or throws, or with what it gave before under the same key.
    void once(RoutingContext context, Answering.BodyQuestion write) {
        Idempotent.Signature signature = Idempotent.Signature.of(context.request());
        answering.answer(context, maxBody, body -> idempotent.once(signature, body, () -> write.reply(body)));
    }

    /// Where the store is asked.
    Work work() {
        return serving.work();
    }

    InstantSource clock() {
        return serving.clock();
    }

    /// The time by its clock.
    Instant now() {
        return serving.clock().instant();
    }

    /// An id that nothing has yet.
    String nextId() {
        return serving.ids().next();
    }
}
