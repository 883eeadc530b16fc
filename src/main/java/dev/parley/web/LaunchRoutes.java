package dev.parley.web;

import dev.parley.flow.Condition;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Trigger.Audience;
import dev.parley.flow.Value;
import dev.parley.inbox.Flows;
import dev.parley.schedule.Launch;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// `POST /api/v1/flows/{id}/launch` invites everybody, or everybody for whom a condition holds; with `?dryRun=true` it
/// only says what would become of them.
public final class LaunchRoutes implements Routes {
    private static final int MAX_BODY = 16 * 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,60}");

    private final Parts parts;
    private final ApiPaths api;

    /// What it works with.
    ///
    /// @param conditions reads a condition over `contact`, or throws an {@link IllegalArgumentException} that tells
    /// what is wrong
    public record Parts(Flows flows, Launch launch, Function<String, Condition> conditions) {}

    /// @param serving what requests are answered with
    public LaunchRoutes(Parts parts, Serving serving) {
        this.parts = parts;
        api = new ApiPaths(serving, MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        router.post("/api/v1/flows/:id/launch").handler(api::check).handler(this::launch);
    }

    private record Wanted(Flow flow, Audience audience, String name) {}

    private void launch(RoutingContext context) {
        Query query = new Query(context.queryParams(), List.of("dryRun"));
        boolean dry = query.truth("dryRun");
        query.check();
        String id = Objects.requireNonNull(context.pathParam("id"), "the route has :id");
        if (dry) {
            api.read(context, body -> forecast(read(id, body)));
        } else {
            api.once(context, body -> planned(read(id, body)));
        }
    }

    private Wanted read(String id, byte[] body) {
        Flow flow = Optional.of(id)
                .filter(FlowId::isValid)
                .flatMap(name -> parts.flows().published(new FlowId(name)))
                .orElseThrow(() ->
                        new ProblemException(Problem.of(404, "not-found", "There is no published flow of this name.")));
        List<Problem.Fault> faults = new ArrayList<>();
        Value.Fields given = ContactInput.json(body) instanceof Value.Fields fields ? fields : Value.Fields.NONE;
        given.fields().keySet().stream()
                .filter(name -> !List.of("everyone", "segment", "name").contains(name))
                .forEach(name -> faults.add(
                        new Problem.Fault("/" + name, "is not known here; known are everyone, segment and name")));
        String name = given.get("name").shown();
        if (!NAME.matcher(name).matches()) {
            faults.add(new Problem.Fault(
                    "/name",
                    "must name the launch with 1 to 60 letters, digits and . _ -; the same name asks nobody twice"));
        }
        Optional<Audience> audience = audience(given, faults);
        if (!faults.isEmpty()) {
            throw new ProblemException(Problem.badInput(faults));
        }
        return new Wanted(flow, audience.orElseThrow(), name);
    }

    private Optional<Audience> audience(Value.Fields given, List<Problem.Fault> faults) {
        boolean everyone = given.get("everyone").equals(Value.of(true));
        if (everyone == (given.get("segment") instanceof Value.Text)) {
            faults.add(new Problem.Fault("", "must have either \"everyone\": true or a \"segment\""));
            return Optional.empty();
        }
        if (everyone) {
            return Optional.of(new Audience.Everyone());
        }
        try {
            return Optional.of(new Audience.Segment(
                    parts.conditions().apply(given.get("segment").shown())));
        } catch (IllegalArgumentException e) {
            faults.add(new Problem.Fault("/segment", String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private Reply planned(Wanted wanted) {
        Launch.Planned planned = parts.launch().plan(wanted.flow(), wanted.audience(), wanted.name());
        return new Reply(202, head(wanted, planned).put("dryRun", false).encode());
    }

    private Reply forecast(Wanted wanted) {
        Launch.Outlook outlook = parts.launch().forecast(wanted.flow(), wanted.audience(), wanted.name());
        JsonObject json = head(wanted, outlook.planned());
        outlook.outcomes().forEach((outcome, counts) -> {
            JsonObject inner = new JsonObject();
            counts.forEach(inner::put);
            json.put(outcome, inner);
        });
        return Reply.ok(json.put("dryRun", true));
    }

    private static JsonObject head(Wanted wanted, Launch.Planned planned) {
        return new JsonObject()
                .put("flow", wanted.flow().id().value())
                .put("name", wanted.name())
                .put("people", planned.people())
                .put("planned", planned.planned());
    }
}
