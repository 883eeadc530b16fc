package dev.parley.web;

import dev.parley.calling.Calls;
import dev.parley.calling.Integration;
import dev.parley.calling.IntegrationFields;
import dev.parley.calling.Integrations;
import dev.parley.calling.Way;
import dev.parley.flow.Step;
import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Parts;
import dev.parley.kit.Leaf;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// `/api/v1/integrations`: other systems that flows `call` by name: set up, try out, look what became of calls.
public final class IntegrationRoutes implements Routes {
    private static final String PATH = "/api/v1/integrations";
    private static final int MAX_BODY = 128 * 1024;
    private static final int TEXT = 10_000;
    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is no integration of this name.");
    private static final Problem FULL =
            Problem.of(409, "too-many", "There are " + Integrations.MOST + " integrations already. Remove one first.");

    private final Ground ground;
    private final ApiPaths api;

    /// What it works with.
    ///
    /// @param way where one is tried out
    /// @param refusal why an address cannot be called, by its look alone
    public record Ground(Integrations integrations, Calls calls, Way way, Function<URI, Optional<String>> refusal) {}

    /// @param serving what requests are answered with
    public IntegrationRoutes(Ground ground, Serving serving) {
        this.ground = ground;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        api.guard(router, PATH);
        router.get(PATH).handler(context -> api.answer(context, this::list));
        router.get(PATH + "/:name").handler(context -> {
            String name = name(context);
            api.answer(context, () -> Reply.ok(json(require(name))));
        });
        router.put(PATH + "/:name").handler(context -> {
            String name = name(context);
            api.once(context, body -> put(name, body));
        });
        router.delete(PATH + "/:name").handler(this::remove);
        router.post(PATH + "/:name/test").handler(context -> {
            String name = name(context);
            api.once(context, body -> test(name, body));
        });
        router.get(PATH + "/:name/calls").handler(this::log);
    }

    private Reply list() {
        JsonArray items = new JsonArray();
        ground.integrations().all().forEach(one -> items.add(json(one)));
        return Reply.ok(new JsonObject().put("items", items));
    }

    private Reply put(String name, byte[] body) {
        List<Fault> faults = new ArrayList<>();
        Optional<Integration> before = ground.integrations().find(name);
        Integration read = IntegrationFields.read(name, ContactInput.json(body), before, ground.refusal(), faults);
        CaseOrders.refuse(faults);
        if (before.isEmpty() && ground.integrations().all().size() >= Integrations.MOST) {
            throw new ProblemException(FULL);
        }
        ground.integrations().put(read);
        JsonObject was = before.map(IntegrationRoutes::json).orElseGet(JsonObject::new);
        return new Reply(before.isEmpty() ? 201 : 200, json(read).encode()).telling(Changed.parts(was, json(read)));
    }

    private void remove(RoutingContext context) {
        String name = name(context);
        api.answer(context, () -> {
            ground.integrations().remove(require(name).name());
            return Reply.ok(new JsonObject().put("removed", name));
        });
    }

    /// Calls it as a flow would that says nothing about time, and shows what came back.
    private Reply test(String name, byte[] body) {
        List<Fault> faults = new ArrayList<>();
        Parts given = Parts.of(body.length == 0 ? Value.Fields.NONE : ContactInput.json(body), faults);
        Parts with = given.object("with");
        Map<String, String> sent = new LinkedHashMap<>();
        with.names().forEach(field -> sent.put(field, with.text(field, TEXT)));
        given.nothingElse();
        CaseOrders.refuse(faults);
        String key = "test/" + api.nextId();
        Way.Answer answer = ground.way().call(require(name), key, sent, Step.Call.USUAL);
        JsonObject json = new JsonObject().put("status", answer.status()).put("trouble", answer.trouble());
        answer.reply().ifPresent(reply -> json.put("reply", ValueJson.of(reply)));
        return Reply.ok(json);
    }

    private void log(RoutingContext context) {
        String name = name(context);
        Query query = new Query(context.queryParams(), List.of("cursor", "limit"));
        Leaf.Wish wish = CursorText.wish(query);
        query.check();
        api.answer(context, () -> Reply.ok(CursorText.json(ground.calls().log(name, wish), ValueJson::object)));
    }

    private static JsonObject json(Integration one) {
        return ValueJson.object(IntegrationFields.shown(one));
    }

    private Integration require(String name) {
        return ground.integrations().find(name).orElseThrow(() -> new ProblemException(UNKNOWN));
    }

    private static String name(RoutingContext context) {
        return Objects.requireNonNull(context.pathParam("name"), "the route has :name");
    }
}
