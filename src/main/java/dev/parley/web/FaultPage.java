package dev.parley.web;

import io.vertx.ext.web.RoutingContext;

/// Shows people in words why there is not what they looked for. One event loop.
@FunctionalInterface
interface FaultPage {
    /// Under which a request's context has it.
    String KEY = "fault page";

    /// Answers the request, unless its caller would rather read the problem itself.
    ///
    /// @return whether it was answered
    boolean show(RoutingContext context, Problem problem);
}
