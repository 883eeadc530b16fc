package dev.parley.web;

import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Supplier;

/// What load balancers and operators ask: is the process alive, and can it take requests?
public final class HealthRoutes implements Routes {
    private final Supplier<Optional<String>> missing;
    private final Work work;

    /// @param missing what keeps the server from being ready, as a sentence without our insides; may block
    public HealthRoutes(Supplier<Optional<String>> missing, Work work) {
        this.missing = missing;
        this.work = work;
    }

    @Override
    public void addTo(Router router) {
        router.get("/health/live").handler(context -> answer(context, "alive"));
        router.get("/health/ready").handler(this::ready);
    }

    private void ready(RoutingContext context) {
        Context eventLoop = context.vertx().getOrCreateContext();
        work.run(missing)
                .onComplete(checked -> eventLoop.runOnContext(here -> {
                    if (checked.failed()) {
                        context.fail(checked.cause());
                    } else if (checked.result().isPresent()) {
                        context.fail(new ProblemException(
                                Problem.tryAgain("not-ready", checked.result().get())));
                    } else {
                        answer(context, "ready");
                    }
                }));
    }

    private static void answer(RoutingContext context, String status) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(new JsonObject().put("status", status).toBuffer());
    }
}
