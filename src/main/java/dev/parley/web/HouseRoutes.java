package dev.parley.web;

import dev.parley.kit.Work;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/// How the house stands: `/api/v1/channels`, which ways to people are set up, and `/api/v1/health`, how this node does.
public final class HouseRoutes implements Routes {
    private final Parts parts;
    private final Answering answering;

    /// What it tells of.
    ///
    /// @param missing why this node is not ready; may block
    public record Parts(
            List<Channel> channels,
            Heard heard,
            Supplier<Optional<String>> missing,
            List<MetricsRoutes.Family> counts,
            About about) {
        public Parts {
            channels = List.copyOf(channels);
            counts = List.copyOf(counts);
        }
    }

    /// What does not change while the node runs.
    ///
    /// @param store where data are: `embedded` or `mongodb`
    public record About(String version, String store, InstantSource clock, Instant since) {}

    /// A way to people.
    ///
    /// @param name `sms`, `slack` or `web`
    /// @param why what is set up or what is missing, in a sentence
    /// @param address what providers are to call, "" for none
    public record Channel(String name, boolean on, String why, String address, List<Heard.Line> lines) {
        public Channel {
            lines = List.copyOf(lines);
        }
    }

    /// @param work where it is asked
    public HouseRoutes(Parts parts, Work work) {
        this.parts = parts;
        answering = new Answering(work);
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/v1/channels").handler(context -> answer(context, this::channels));
        router.get("/api/v1/health").handler(context -> answer(context, this::health));
    }

    private void answer(RoutingContext context, Supplier<JsonObject> question) {
        new Query(context.queryParams(), List.of()).check();
        answering.answer(context, () -> Reply.ok(question.get()));
    }

    private JsonObject channels() {
        JsonArray items = new JsonArray();
        parts.channels().forEach(channel -> items.add(json(channel)));
        return new JsonObject()
                .put("items", items)
                .put("since", parts.about().since().toString());
    }

    private JsonObject json(Channel channel) {
        JsonArray calls = new JsonArray();
        channel.lines().forEach(line -> parts.heard().last(line).ifPresent(call -> calls.add(json(line, call))));
        return new JsonObject()
                .put("channel", channel.name())
                .put("on", channel.on())
                .put("why", channel.why())
                .put("address", channel.address())
                .put("calls", calls);
    }

    private static JsonObject json(Heard.Line line, Heard.Call call) {
        return new JsonObject()
                .put("what", line == Heard.Line.SMS_STATUS ? "receipt" : "message")
                .put("at", call.at().toString())
                .put("status", call.status());
    }

    private JsonObject health() {
        Optional<String> missing = parts.missing().get();
        Runtime java = Runtime.getRuntime();
        JsonObject json = new JsonObject()
                .put("ready", missing.isEmpty())
                .put("version", parts.about().version())
                .put("java", Runtime.version().toString())
                .put("store", parts.about().store())
                .put("now", parts.about().clock().instant().toString())
                .put("since", parts.about().since().toString())
                .put("memoryUsed", java.totalMemory() - java.freeMemory())
                .put("memoryMost", java.maxMemory());
        missing.ifPresent(why -> json.put("why", why));
        JsonArray counts = new JsonArray();
        parts.counts().forEach(family -> counts.add(json(family)));
        return json.put("counts", counts);
    }

    private static JsonObject json(MetricsRoutes.Family family) {
        JsonObject numbers = new JsonObject();
        new TreeMap<>(Map.copyOf(family.counts().get())).forEach(numbers::put);
        return new JsonObject()
                .put("name", family.name())
                .put("about", family.help())
                .put("numbers", numbers);
    }
}
