package dev.parley.web;

import dev.parley.contact.ContactConflict;
import dev.parley.flow.Value;
import dev.parley.kit.KeptAnswers;
import dev.parley.kit.KeptAnswers.Claim;
import dev.parley.schedule.Events;
import dev.parley.schedule.Happening;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// `POST /api/v1/events`: one event, an array of them, or JSON lines. The same id again is the same event: the first
/// answer again, and nothing happens; with another content it is refused.
public final class EventRoutes implements Routes {
    /// One request is answered when all its events are: its caller has to wait for so many.
    private static final int MAX_BODY = 2 * 1024 * 1024;
    private static final int MAX_EVENTS = 1_000;
    /// A shop that was down for a month may send its events again.
    private static final Duration KEPT = Duration.ofDays(35);

    private static final Problem TOO_MANY = Problem.of(
            413, "too-many-events", "The body has more than " + MAX_EVENTS + " events. Send several bodies.");
    private static final Problem OTHER = Problem.of(
            409, "event-reused", "An event of this id came before with another content. Give every event its own id.");
    private static final Problem UNDER_WAY =
            Problem.of(409, "under-way", "The event of this id is being taken in right now. Try again.");

    private final Events events;
    private final KeptAnswers answers;
    private final InstantSource clock;
    private final ApiTokens tokens;
    private final Answering answering;

    /// @param serving what requests are answered with
    public EventRoutes(Events events, Serving serving) {
        this.events = events;
        answers = serving.answers();
        clock = serving.clock();
        tokens = serving.tokens();
        answering = new Answering(serving.work());
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/v1/events").handler(tokens::check).handler(this::take);
    }

    private void take(RoutingContext context) {
        boolean lines =
                MediaType.matches("application/x-ndjson", context.request().getHeader("content-type"));
        answering.answer(context, MAX_BODY, body -> lines ? all(lines(body)) : taken(ContactInput.json(body)));
    }

    private Reply taken(Value value) {
        return value instanceof Value.Many many
                ? all(many.items().stream().map(JsonValues.Read::of).toList())
                : taken(value, "");
    }

    private static List<JsonValues.Read> lines(byte[] body) {
        return ContactInput.text(body)
                .lines()
                .filter(line -> !line.isBlank())
                .map(JsonValues::read)
                .toList();
    }

    /// Each by itself: a bad one keeps no other from being taken.
    private Reply all(List<JsonValues.Read> events) {
        if (events.size() > MAX_EVENTS) {
            throw new ProblemException(TOO_MANY);
        }
        JsonArray results = new JsonArray();
        for (int i = 0; i < events.size(); i++) {
            results.add(
                    switch (events.get(i)) {
                        case JsonValues.Read.Good good -> result(good.value(), "/" + i);
                        case JsonValues.Read.Bad bad -> unreadable(i, bad);
                    });
        }
        return new Reply(202, new JsonObject().put("events", results).encode());
    }

    private static JsonObject unreadable(int index, JsonValues.Read.Bad bad) {
        JsonObject json = Problem.of(400, "bad-json", "Event " + (index + 1) + " " + bad.why() + ".")
                .json("");
        json.remove("requestId");
        return json;
    }

    private JsonObject result(Value value, String at) {
        try {
            Reply reply = taken(value, at);
            return new JsonObject(reply.json()).put("status", reply.status());
        } catch (ProblemException problem) {
            JsonObject json = problem.problem().json("");
            json.remove("requestId");
            if (value instanceof Value.Fields fields && fields.get("id") instanceof Value.Text id) {
                json.put("id", id.text());
            }
            return json;
        }
    }

    private Reply taken(Value value, String at) {
        EventReader reader = new EventReader(events.types());
        return switch (reader.read(value, at, clock.instant())) {
            case EventReader.Read.Bad bad -> throw new ProblemException(Problem.badInput(bad.faults()));
            case EventReader.Read.Good good -> once(good.happening(), value);
        };
    }

    private Reply once(Happening happening, Value value) {
        String key = "event:" + happening.id();
        byte[] content = String.valueOf(ValueJson.of(value)).getBytes(StandardCharsets.UTF_8);
        // The same event carried out twice finds its own invitations, so there is no need to be patient with the dead.
        KeptAnswers.Request request =
                new KeptAnswers.Request(key, Idempotent.print("", content), KEPT, KeptAnswers.SOON_GIVEN_UP);
        return switch (answers.claim(request, clock.instant())) {
            case Claim.Fresh fresh -> first(key, happening);
            case Claim.Known known -> new Reply(known.status(), known.body());
            case Claim.Other other -> throw new ProblemException(OTHER);
            case Claim.UnderWay underWay -> throw new ProblemException(UNDER_WAY);
        };
    }

    private Reply first(String key, Happening happening) {
        boolean done = false;
        try {
            Reply reply = new Reply(202, json(happening, events.take(happening)).encode());
            answers.keep(key, reply.status(), reply.json());
            done = true;
            return reply;
        } catch (ContactConflict e) {
            throw new ProblemException(Problem.of(409, "contact-conflict", String.valueOf(e.getMessage())));
        } finally {
            if (!done) {
                answers.release(key);
            }
        }
    }

    private static JsonObject json(Happening happening, Events.Outcome outcome) {
        JsonArray flows = new JsonArray();
        outcome.invitations().forEach(invitation -> flows.add(InvitationJson.of(invitation)));
        return new JsonObject()
                .put("id", happening.id())
                .put("contact", outcome.contact().id().value())
                .put("flows", flows);
    }
}
