package dev.parley.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Supplier;

/// Counters since the start of the process, as Prometheus reads them (its text format, 0.0.4): numbers only, nothing of
/// anybody.
public final class MetricsRoutes implements Routes {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final Supplier<Map<String, Long>> deliveries;
    private final Supplier<Map<String, Long>> invitations;

    /// @param deliveries what became of messages out, by a word of lower-case letters and underscores
    /// @param invitations what became of invitations, likewise
    public MetricsRoutes(Supplier<Map<String, Long>> deliveries, Supplier<Map<String, Long>> invitations) {
        this.deliveries = deliveries;
        this.invitations = invitations;
    }

    @Override
    public void addTo(Router router) {
        router.get("/metrics").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        StringBuilder text = new StringBuilder(1024);
        append(text, "parley_outbox_total", "What became of messages out, and of the lanes that were due.", deliveries);
        append(text, "parley_invitations_total", "What was decided about invitations.", invitations);
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(text.toString());
    }

    private static void append(StringBuilder text, String name, String help, Supplier<Map<String, Long>> counts) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" counter\n");
        counts.get()
                .forEach((outcome, count) -> text.append(name)
                        .append("{outcome=\"")
                        .append(outcome)
                        .append("\"} ")
                        .append(count)
                        .append('\n'));
    }
}
