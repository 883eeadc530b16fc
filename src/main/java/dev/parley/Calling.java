package dev.parley;

import dev.parley.calling.Caller;
import dev.parley.calling.Calls;
import dev.parley.calling.Integration;
import dev.parley.calling.Integrations;
import dev.parley.calling.Way;
import dev.parley.flow.Value;
import dev.parley.inbox.Callbacks;
import dev.parley.kit.GuardedHttp;
import dev.parley.web.IntegrationRoutes;
import dev.parley.web.JsonText;
import dev.parley.web.Serving;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Joins what concerns the integrations that flows call. Safe for any thread.
final class Calling implements AutoCloseable {
    private final InstantSource clock;
    private final Integrations integrations;
    private final Calls calls;
    private final Caller caller;
    private final GuardedHttp http;

    Calling(OtherSystems others) {
        clock = others.clock();
        integrations = new Integrations(others.store().shelf("integrations", List.of()), others.seal("integrations"));
        calls = new Calls(others.store().shelf("calls", List.of("next", "integration,at", "at")));
        http = others.http();
        caller = new Caller(calls, integrations, this::call, clock);
    }

    /// Whether a flow can call an integration of that name; answered from memory.
    boolean isKnown(String integration) {
        return integrations.isKnown(integration);
    }

    /// What makes calls of what was written.
    Caller caller() {
        return caller;
    }

    /// From now on conversations are told what was answered.
    void join(Callbacks callbacks) {
        caller.join(callbacks::take);
    }

    /// Looks which integrations there are, as other nodes may have changed them.
    int look() {
        return integrations.look();
    }

    /// Forgets calls of long ago.
    int sweep() {
        if (integrations.look() > 0) {
            calls.sweep(clock.instant());
        }
        return 0;
    }

    IntegrationRoutes routes(Serving serving) {
        return new IntegrationRoutes(
                new IntegrationRoutes.Ground(integrations, calls, this::call, http::refusal), serving);
    }

    private Way.Answer call(Integration to, String key, Map<String, String> with, Duration within) {
        boolean isGet = to.method() == Integration.Method.GET;
        Map<String, String> headers = new HashMap<>(to.headers().values());
        headers.put("Idempotency-Key", key);
        URI url = isGet ? asked(to.url(), with) : to.url();
        String body = isGet ? "" : JsonText.of(fields(with));
        return read(http.call(new GuardedHttp.Request(to.method().name(), url, headers, body, within)));
    }

    private static Way.Answer read(GuardedHttp.Answer answer) {
        if (answer.status() < 200 || answer.status() > 299) {
            String trouble = answer.status() == 0 ? answer.trouble() : "status " + answer.status();
            return new Way.Answer(answer.status(), trouble, Optional.empty());
        }
        Optional<Value> read = answer.body().isBlank() ? Optional.of(Value.Fields.NONE) : JsonText.read(answer.body());
        return read.filter(Value.Fields.class::isInstance)
                .map(Value.Fields.class::cast)
                .map(fields -> new Way.Answer(answer.status(), "", Optional.of(fields)))
                .orElseGet(() -> new Way.Answer(answer.status(), "its answer is no JSON object", Optional.empty()));
    }

    private static URI asked(URI url, Map<String, String> with) {
        String query = new TreeMap<>(with)
                .entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        boolean isFirst = url.getRawQuery() == null;
        return query.isEmpty() ? url : URI.create(url + (isFirst ? "?" : "&") + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Value.Fields fields(Map<String, String> with) {
        Map<String, Value> fields = new TreeMap<>();
        with.forEach((name, text) -> fields.put(name, Value.of(text)));
        return new Value.Fields(fields);
    }

    @Override
    public void close() {
        caller.close();
        http.close();
    }
}
