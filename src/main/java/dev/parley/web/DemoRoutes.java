package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Flows;
import dev.parley.kit.Work;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;

/// `/demo`: a shop's page with the chat as a launcher, inline, and as a page of its own. For the demo only:
/// everybody who opens its page gets a link. Shown are two of the shipped surveys, or the first ones that
/// are published where they are not.
public final class DemoRoutes implements Routes {
    private static final String LAUNCHER = "after-purchase";
    private static final String INLINE = "support-csat";
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static final Problem NOTHING =
            Problem.of(404, "no-survey", "No survey is published: put one into the flows' folder, and look again.");

    private final String page = WidgetScript.read("demo.html");
    private final WebFile style = WebFile.of(WidgetScript.read("demo.css"));
    private final Flows flows;
    private final LinkDesk links;
    private final Work work;

    /// @param flows what there is to be shown
    /// @param work where the store is asked
    public DemoRoutes(Flows flows, LinkDesk links, Work work) {
        this.flows = flows;
        this.links = links;
        this.work = work;
    }

    @Override
    public void addTo(Router router) {
        Routes.looking(router, "/demo").handler(this::page);
        Routes.looking(router, "/demo/style.css")
                .handler(context -> send(context, style.plain(), "text/css; charset=utf-8"));
        router.get("/demo/page").handler(this::open);
    }

    private void page(RoutingContext context) {
        String filled = page.replace("{launcher}", shown(LAUNCHER).value())
                .replace("{inline}", shown(INLINE).value());
        send(context, filled.getBytes(UTF_8), "text/html; charset=utf-8");
    }

    /// The survey of that name, else the first by name that is published.
    private FlowId shown(String name) {
        FlowId wanted = new FlowId(name);
        return flows.published(wanted)
                .map(Flow::id)
                .or(() -> flows.published().stream().map(Flow::id).min(Comparator.comparing(FlowId::value)))
                .orElseThrow(() -> new ProblemException(NOTHING));
    }

    private void open(RoutingContext context) {
        FlowId flow = shown(LAUNCHER);
        Context eventLoop = context.vertx().getOrCreateContext();
        work.run(() -> links.make(flow, Optional.empty(), Duration.ofDays(1)))
                .onSuccess(secret -> eventLoop.runOnContext(here -> context.response()
                        .setStatusCode(303)
                        .putHeader(HttpHeaders.LOCATION, "/s/" + secret)
                        .end()))
                .onFailure(fault -> eventLoop.runOnContext(here -> context.fail(fault)));
    }

    private static void send(RoutingContext context, byte[] file, String type) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .putHeader("content-security-policy", POLICY)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(Buffer.buffer(file));
    }
}
