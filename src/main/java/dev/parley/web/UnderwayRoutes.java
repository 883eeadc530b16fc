package dev.parley.web;

import dev.parley.authoring.Checker;
import dev.parley.authoring.Text;
import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Flows;
import dev.parley.inbox.Underway;
import dev.parley.web.Answering.Reply;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Who is in the middle of a flow: `POST /api/v1/flows/{id}/running` tells how they stand to a text (`source`) or to
/// what is served, `POST /api/v1/flows/{id}/move` moves the next 200 of those who can be
/// moved to what is served.
public final class UnderwayRoutes implements Routes {
    private static final String PATH = "/api/v1/flows/:id";
    private static final Problem NOT_SERVED =
            Problem.of(404, "not-found", "No flow of this name is served. Publish it first.");
    private static final Problem BROKEN = Problem.of(
            422,
            "not-publishable",
            "The text has errors: nobody could go on on it. POST it to /api/v1/flows/validate.");

    private final Underway underway;
    private final Checker checker;
    private final Flows flows;
    private final ApiPaths api;

    /// What it works with.
    public record Parts(Underway underway, Checker checker, Flows flows) {}

    /// @param serving what requests are answered with
    public UnderwayRoutes(Parts parts, Serving serving) {
        underway = parts.underway();
        checker = parts.checker();
        flows = parts.flows();
        api = new ApiPaths(serving, FlowInput.MAX_BODY);
    }

    @Override
    public void addTo(Router router) {
        router.post(PATH + "/running").handler(api::check).handler(this::running);
        router.post(PATH + "/move").handler(api::check).handler(this::move);
    }

    private void running(RoutingContext context) {
        FlowId flow = flow(context);
        api.read(context, body -> Reply.ok(json(running(text(flow, body)))));
    }

    private void move(RoutingContext context) {
        FlowId flow = flow(context);
        api.once(
                context,
                body -> Reply.ok(json(underway.move(served(text(flow, body).flow())))));
    }

    private static FlowId flow(RoutingContext context) {
        String name = Objects.requireNonNull(context.pathParam("id"), "the route has :id");
        if (!FlowId.isValid(name)) {
            throw new ProblemException(NOT_SERVED);
        }
        return new FlowId(name);
    }

    /// The text to look at; without one it is "".
    private static Text text(FlowId flow, byte[] body) {
        if (body.length == 0) {
            return new Text(flow, "", "");
        }
        FlowInput input = new FlowInput(body, List.of("source"));
        Text text = new Text(flow, input.text("source"), "");
        input.check();
        return text;
    }

    private Underway.Tally running(Text text) {
        Flow next = text.source().isBlank()
                ? served(text.flow())
                : checker.check(text).flow().orElseThrow(() -> new ProblemException(BROKEN));
        return underway.look(next);
    }

    private Flow served(FlowId flow) {
        Optional<Flow> served = flows.published(flow);
        return served.orElseThrow(() -> new ProblemException(NOT_SERVED));
    }

    private static JsonObject json(Underway.Tally tally) {
        JsonArray stays = new JsonArray();
        tally.stays().forEach((why, stay) -> {
            JsonArray examples = new JsonArray();
            stay.examples().forEach(id -> examples.add(id.value()));
            stays.add(
                    new JsonObject().put("why", why).put("count", stay.count()).put("conversations", examples));
        });
        return new JsonObject()
                .put("running", tally.running())
                .put("there", tally.there())
                .put("movable", tally.movable())
                .put("moved", tally.moved())
                .put("stays", stays);
    }
}
