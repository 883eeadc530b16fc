package dev.parley.web;

import dev.parley.access.Deed;
import dev.parley.flow.Value;
import dev.parley.followup.Fault;
import dev.parley.followup.Parts;
import dev.parley.hook.Endpoint;
import dev.parley.hook.Endpoints;
import dev.parley.hook.EventType;
import dev.parley.hook.HookFields;
import dev.parley.hook.Signing;
import dev.parley.hook.Tellings;
import dev.parley.kit.Leaf;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// `/api/v1/webhooks`: endpoints of other systems that are told what happens: add, change, rotate their secret, try
/// out, look what became of each event, have it told again.
public final class HookRoutes implements Routes {
    private static final String PATH = "/api/v1/webhooks";
    private static final int MAX_BODY = 16 * 1024;
    private static final int NAME = 100;
    private static final int URL = 1_000;
    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is no such endpoint or event.");
    private static final Problem FULL =
            Problem.of(409, "too-many", "There are " + Endpoints.MOST + " endpoints already. Remove one first.");

    private final Ground ground;
    private final ApiPaths api;

    /// What it works with.
    ///
    /// @param refusal why an address cannot be called, by its look alone
    /// @param chance a cryptographic source
    public record Ground(
            Endpoints endpoints, Tellings tellings, Function<URI, Optional<String>> refusal, RandomGenerator chance) {}

    /// @param serving what requests are answered with
    public HookRoutes(Ground ground, Serving serving) {
        this.ground = ground;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        api.guard(router, PATH);
        router.get(PATH).handler(context -> api.answer(context, this::list));
        router.post(PATH).handler(context -> api.once(context, this::add));
        router.get(PATH + "/:id").handler(context -> {
            String id = id(context);
            api.answer(context, () -> Reply.ok(json(require(id))));
        });
        router.patch(PATH + "/:id").handler(context -> {
            String id = id(context);
            api.once(context, body -> change(id, body));
        });
        router.delete(PATH + "/:id").handler(this::remove);
        router.post(PATH + "/:id/rotate").handler(context -> {
            String id = id(context);
            api.once(context, body -> rotate(id));
        });
        router.post(PATH + "/:id/test").handler(context -> {
            String id = id(context);
            api.once(context, body -> test(id));
        });
        router.get(PATH + "/:id/deliveries").handler(this::log);
        router.post(PATH + "/:id/deliveries/:event/replay").handler(this::again);
        router.post(PATH + "/:id/recover").handler(context -> {
            String id = id(context);
            api.once(context, body -> recover(id, body));
        });
    }

    private Reply list() {
        JsonArray items = new JsonArray();
        ground.endpoints().fresh().forEach(one -> items.add(json(one)));
        return Reply.ok(new JsonObject().put("items", items).put("types", new JsonArray(EventType.words())));
    }

    /// The secret is shown this once.
    private Reply add(byte[] body) {
        List<Fault> faults = new ArrayList<>();
        Parts given = Parts.of(ContactInput.json(body), faults);
        Optional<URI> url = url(given, given.needed("url", URL));
        List<String> events = events(given);
        String secret = given.text("secret", NAME);
        if (!secret.isEmpty() && !Signing.isSecret(secret)) {
            given.fault("secret", "is whsec_ and the Base64 of 24 to 64 bytes; leave it out to get one");
        }
        given.nothingElse();
        CaseOrders.refuse(faults);
        if (ground.endpoints().fresh().size() >= Endpoints.MOST) {
            throw new ProblemException(FULL);
        }
        String key = secret.isEmpty() ? Signing.secret(ground.chance()) : secret;
        Instant now = api.now();
        Endpoint added = ground.endpoints()
                .add(new Endpoint(
                        api.nextId(), 0, url.orElseThrow(), events, Endpoint.Keys.of(key), Endpoint.Health.fresh(now)));
        return new Reply(201, json(added).put("secret", key).encode())
                .telling(new Deed.Change("", added.url().toString()));
    }

    private Optional<URI> url(Parts given, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            URI url = URI.create(text);
            Optional<String> refusal = ground.refusal().apply(url);
            refusal.ifPresent(why -> given.fault("url", why));
            return Optional.of(url);
        } catch (IllegalArgumentException e) {
            given.fault("url", "is no web address");
            return Optional.empty();
        }
    }

    private static List<String> events(Parts given) {
        List<String> events = given.texts("events", NAME);
        for (int i = 0; i < events.size(); i++) {
            if (!EventType.isKnown(events.get(i))) {
                given.fault("events/" + i, "is no event; known are " + String.join(", ", EventType.words()));
            }
        }
        return events;
    }

    /// What is given is changed; `enabled` switches it off, or on again, which forgets its failures.
    private Reply change(String id, byte[] body) {
        Endpoint before = require(id);
        List<Fault> faults = new ArrayList<>();
        Parts given = Parts.of(ContactInput.json(body), faults);
        URI url = url(given, given.text("url", URL)).orElse(before.url());
        List<String> events = given.has("events") ? events(given) : before.wants();
        boolean wasOn = before.health().disabled().isEmpty();
        boolean on = given.truth("enabled", wasOn);
        given.nothingElse();
        CaseOrders.refuse(faults);
        Instant now = api.now();
        Endpoint.Health health = on == wasOn
                ? before.health()
                : new Endpoint.Health(
                        on ? now : before.health().since(),
                        Optional.empty(),
                        on ? Optional.empty() : Optional.of("switched off by hand"));
        return changed(id, one -> new Endpoint(one.id(), one.version(), url, events, one.keys(), health))
                .telling(Changed.parts(told(before.url(), before.wants(), wasOn), told(url, events, on)));
    }

    private static JsonObject told(URI url, List<String> wants, boolean on) {
        return new JsonObject()
                .put("url", url.toString())
                .put("wants", String.join(", ", wants))
                .put("on", on);
    }

    private Reply changed(String id, UnaryOperator<Endpoint> change) {
        return ground.endpoints()
                .change(id, change)
                .map(one -> Reply.ok(json(one)))
                .orElseThrow(() -> new ProblemException(UNKNOWN));
    }

    private void remove(RoutingContext context) {
        String id = id(context);
        api.answer(context, () -> {
            Endpoint gone = require(id);
            ground.endpoints().remove(gone.id());
            return Reply.ok(new JsonObject().put("removed", id))
                    .telling(new Deed.Change(gone.url().toString(), ""));
        });
    }

    private Reply rotate(String id) {
        String secret = Signing.secret(ground.chance());
        Instant now = api.now();
        return ground.endpoints()
                .change(id, one -> one.rotated(secret, now))
                .map(one -> Reply.ok(json(one).put("secret", secret)))
                .orElseThrow(() -> new ProblemException(UNKNOWN));
    }

    private Reply test(String id) {
        String event = "test-" + api.nextId();
        ground.tellings().test(require(id), event);
        return new Reply(202, new JsonObject().put("event", event).encode());
    }

    private void log(RoutingContext context) {
        String id = id(context);
        Query query = new Query(context.queryParams(), List.of("cursor", "limit"));
        Leaf.Wish wish = CursorText.wish(query);
        query.check();
        api.answer(
                context,
                () -> Reply.ok(CursorText.json(ground.tellings().log(require(id).id(), wish), ValueJson::object)));
    }

    private void again(RoutingContext context) {
        String id = id(context);
        String event = Objects.requireNonNull(context.pathParam("event"), "the route has :event");
        api.once(context, body -> {
            if (!ground.tellings().again(require(id).id(), event)) {
                throw new ProblemException(UNKNOWN);
            }
            return new Reply(202, new JsonObject().put("event", event).encode());
        });
    }

    private Reply recover(String id, byte[] body) {
        List<Fault> faults = new ArrayList<>();
        Value json = ContactInput.json(body);
        Parts given = Parts.of(json, faults);
        Optional<Instant> since = given.at("since");
        if (since.isEmpty() && faults.isEmpty()) {
            given.fault("since", "must be given: a time such as 2026-03-02T15:00:00Z");
        }
        given.nothingElse();
        CaseOrders.refuse(faults);
        int events = ground.tellings().recover(require(id).id(), since.orElseThrow());
        return new Reply(202, new JsonObject().put("events", events).encode());
    }

    private JsonObject json(Endpoint one) {
        Value.Fields shown = HookFields.shown(one, api.now());
        return ValueJson.object(shown);
    }

    private Endpoint require(String id) {
        return ground.endpoints().find(id).orElseThrow(() -> new ProblemException(UNKNOWN));
    }

    private static String id(RoutingContext context) {
        return Objects.requireNonNull(context.pathParam("id"), "the route has :id");
    }
}
