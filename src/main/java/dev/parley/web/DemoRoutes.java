package dev.parley.web;

import dev.parley.flow.FlowId;
import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;

/// `/demo`: a shop's page with the chat as a launcher, inline, and as a page of its own. For the demo only: everybody
/// who opens its page gets a link.
public final class DemoRoutes implements Routes {
    private static final FlowId FLOW = new FlowId("after-purchase");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private final WebFile page = WebFile.of(WidgetScript.read("demo.html"));
    private final WebFile style = WebFile.of(WidgetScript.read("demo.css"));
    private final LinkDesk links;
    private final Work work;

    /// @param work where the store is asked
    public DemoRoutes(LinkDesk links, Work work) {
        this.links = links;
        this.work = work;
    }

    @Override
    public void addTo(Router router) {
        Routes.looking(router, "/demo").handler(context -> send(context, page, "text/html; charset=utf-8"));
        Routes.looking(router, "/demo/style.css").handler(context -> send(context, style, "text/css; charset=utf-8"));
        router.get("/demo/page").handler(this::open);
    }

    private void open(RoutingContext context) {
        Context eventLoop = context.vertx().getOrCreateContext();
        work.run(() -> links.make(FLOW, Optional.empty(), Duration.ofDays(1)))
                .onSuccess(secret -> eventLoop.runOnContext(here -> context.response()
                        .setStatusCode(303)
                        .putHeader(HttpHeaders.LOCATION, "/s/" + secret)
                        .end()))
                .onFailure(fault -> eventLoop.runOnContext(here -> context.fail(fault)));
    }

    private static void send(RoutingContext context, WebFile file, String type) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader("content-security-policy", POLICY)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(Buffer.buffer(file.plain()));
    }
}
