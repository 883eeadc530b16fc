package dev.parley.web;

import dev.parley.access.Deed.Change;
import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/// Answers requests with what blocking code says: it runs on a virtual thread, and only bytes come back to the event
/// loop. Safe for any thread.
final class Answering {
    private final Work work;

    Answering(Work work) {
        this.work = work;
    }

    /// A status and a JSON document.
    ///
    /// @param change what was and what is, for the log of who did what
    record Reply(int status, String json, Change change) {
        Reply(int status, String json) {
            this(status, json, Change.NONE);
        }

        static Reply ok(JsonObject json) {
            return new Reply(200, json.encode());
        }

        /// The same, and what it changed.
        Reply telling(Change what) {
            return new Reply(status, json, what);
        }
    }

    Work work() {
        return work;
    }

    /// Runs the question, and answers with what it gives or throws.
    void answer(RoutingContext context, Supplier<Reply> question) {
        Context eventLoop = context.vertx().getOrCreateContext();
        work.run(question)
                .onSuccess(reply -> eventLoop.runOnContext(here -> send(context, reply)))
                .onFailure(failure -> eventLoop.runOnContext(here -> context.fail(failure)));
    }

    /// Reads the body, then answers.
    void answer(RoutingContext context, int limit, BodyQuestion question) {
        Body.read(context, limit, body -> answer(context, () -> question.reply(body.getBytes())));
    }

    /// Gives the answer to a body; may block.
    @FunctionalInterface
    interface BodyQuestion {
        Reply reply(byte[] body);
    }

    private static void send(RoutingContext context, Reply reply) {
        Door.tell(context, reply.change());
        if (!context.response().closed()) {
            context.response()
                    .setStatusCode(reply.status())
                    .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                    .end(Buffer.buffer(reply.json()));
        }
    }
}
