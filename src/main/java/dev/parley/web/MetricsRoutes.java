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

    /// @param deliveries what became of messages out, by a word of lower-case letters and underscores
    public MetricsRoutes(Supplier<Map<String, Long>> deliveries) {
        this.deliveries = deliveries;
    }

    @Override
    public void addTo(Router router) {
        router.get("/metrics").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        StringBuilder text = new StringBuilder(512)
                .append("# HELP parley_outbox_total What became of messages out, and of the lanes that were due.\n")
                .append("# TYPE parley_outbox_total counter\n");
        deliveries
                .get()
                .forEach((outcome, count) -> text.append("parley_outbox_total{outcome=\"")
                        .append(outcome)
                        .append("\"} ")
                        .append(count)
                        .append('\n'));
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(text.toString());
    }
}
