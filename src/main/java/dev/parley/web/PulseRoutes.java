package dev.parley.web;

import dev.parley.flow.FlowId;
import dev.parley.inbox.Flows;
import dev.parley.schedule.Invitations;
import dev.parley.schedule.Pulses;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// `GET /api/v1/flows/{id}/pulses`: how far each round of a flow that asks by the clock has come.
public final class PulseRoutes implements Routes {
    private static final Problem UNKNOWN = Problem.of(404, "not-found", "There is no published flow of this name.");

    private final Flows flows;
    private final Invitations invitations;
    private final ApiPaths api;

    /// @param serving what requests are answered with
    public PulseRoutes(Flows flows, Invitations invitations, Serving serving) {
        this.flows = flows;
        this.invitations = invitations;
        api = new ApiPaths(serving);
    }

    @Override
    public void addTo(Router router) {
        router.get("/api/v1/flows/:id/pulses").handler(api::check).handler(this::rounds);
    }

    private void rounds(RoutingContext context) {
        new Query(context.queryParams(), List.of()).check();
        FlowId flow = Optional.of(Objects.requireNonNull(context.pathParam("id"), "the route has :id"))
                .filter(FlowId::isValid)
                .map(FlowId::new)
                .filter(id -> flows.published(id).isPresent())
                .orElseThrow(() -> new ProblemException(UNKNOWN));
        api.answer(context, () -> {
            JsonArray items = new JsonArray();
            Pulses.of(flow, invitations).forEach(round -> items.add(json(round)));
            return Reply.ok(new JsonObject().put("flow", flow.value()).put("items", items));
        });
    }

    private static JsonObject json(Pulses.Round round) {
        return new JsonObject()
                .put("day", round.day().toString())
                .put("people", round.people())
                .put("started", round.started())
                .put("waiting", counts(round.waiting()))
                .put("refused", counts(round.refused()));
    }

    private static JsonObject counts(Map<String, Integer> counts) {
        JsonObject json = new JsonObject();
        counts.forEach(json::put);
        return json;
    }
}
