package dev.parley.web;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;

/// One part of what the server answers. Handlers run on the event loop: what blocks goes through
/// {@link dev.parley.kit.Work}, and what goes wrong to {@code context.fail}, with a {@link ProblemException} where the
/// caller can do something about it.
@FunctionalInterface
public interface Routes {
    /// Adds the paths of this part.
    void addTo(Router router);

    /// A path to be looked at. `HEAD` gets what `GET` gets, but for the body (RFC 9110, 9.3.2): programs that check
    /// links ask so.
    static Route looking(Router router, String path) {
        return router.route(path).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }
}
