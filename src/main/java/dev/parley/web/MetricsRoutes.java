package dev.parley.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/// Counters since the start of the process, as Prometheus reads them (its text format, 0.0.4): numbers only, nothing of
/// anybody.
public final class MetricsRoutes implements Routes {
    private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final List<Family> families;

    /// Counters of one name.
    ///
    /// @param help a sentence for operators
    /// @param counts by outcome, a word of lower-case letters and underscores each
    public record Family(String name, String help, Supplier<Map<String, Long>> counts) {}

    /// @param families in the order in which they are told
    public MetricsRoutes(List<Family> families) {
        this.families = List.copyOf(families);
    }

    @Override
    public void addTo(Router router) {
        router.get("/metrics").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        StringBuilder text = new StringBuilder(1024);
        families.forEach(family -> append(text, family));
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(text.toString());
    }

    private static void append(StringBuilder text, Family family) {
        text.append("# HELP ")
                .append(family.name())
                .append(' ')
                .append(family.help())
                .append('\n');
        text.append("# TYPE ").append(family.name()).append(" counter\n");
        new TreeMap<>(family.counts().get())
                .forEach((outcome, count) -> text.append(family.name())
                        .append("{outcome=\"")
                        .append(outcome)
                        .append("\"} ")
                        .append(count)
                        .append('\n'));
    }
}
