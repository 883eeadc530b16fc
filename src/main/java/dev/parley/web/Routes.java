package dev.parley.web;

import io.vertx.ext.web.Router;

/// One part of what the server answers. Handlers run on the event loop: what blocks goes through
/// {@link dev.parley.kit.Work}, and what goes wrong to {@code context.fail}, with a {@link ProblemException} where the
/// caller can do something about it.
@FunctionalInterface
public interface Routes {
    /// Adds the paths of this part.
    void addTo(Router router);
}
