package dev.parley.web;

import dev.parley.authoring.Act;
import dev.parley.authoring.Checked;
import dev.parley.authoring.Checker;
import dev.parley.authoring.Completion;
import dev.parley.authoring.Simulation;
import dev.parley.authoring.Suggestion;
import dev.parley.authoring.Text;
import dev.parley.conversation.Engine;
import dev.parley.flow.Flow;
import dev.parley.flowtest.FlowTest;
import dev.parley.kit.Work;
import dev.parley.web.Answering.Reply;
import dev.parley.web.TextQuestions.Place;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Optional;

/// What editors ask while somebody writes: `POST /api/v1/flows/validate`, `/simulate`, `/complete` and `/hover`, and
/// the language as a JSON Schema at `/schema.json`. Nothing is kept, and the text comes with the question.
public final class FlowCheckRoutes implements Routes {
    private final Checker checker;
    private final Engine engine;
    private final TextQuestions questions;

    /// @param engine holds the simulated conversations
    public FlowCheckRoutes(Checker checker, Engine engine, ApiTokens tokens, Work work) {
        this.checker = checker;
        this.engine = engine;
        questions = new TextQuestions(tokens, work);
    }

    @Override
    public void addTo(Router router) {
        questions.post(router, "validate", this::validate);
        questions.post(router, "complete", FlowCheckRoutes::complete);
        questions.post(router, "hover", FlowCheckRoutes::hover);
        // Editors that fetch a schema have no token, and the language is no secret.
        questions.get(router, "schema.json", () -> Reply.ok(FlowSchema.json()));
        questions.post(router, "simulate", this::simulate);
    }

    /// What may be written at `{source, line, column}`.
    private static Reply complete(byte[] body) {
        Place place = Place.read(body);
        Completion.Offer offer = Completion.at(place.source(), place.at());
        JsonArray items = new JsonArray();
        offer.suggestions().forEach(one -> items.add(suggestion(one)));
        return Reply.ok(new JsonObject().put("from", offer.from()).put("items", items));
    }

    /// What the word at `{source, line, column}` means; without `label` if there is nothing to say.
    private static Reply hover(byte[] body) {
        Place place = Place.read(body);
        return Reply.ok(Completion.hover(place.source(), place.at())
                .map(FlowCheckRoutes::suggestion)
                .orElseGet(JsonObject::new));
    }

    private static JsonObject suggestion(Suggestion one) {
        return new JsonObject()
                .put("label", one.label())
                .put("insert", one.insert())
                .put("detail", one.detail())
                .put("about", one.about());
    }

    /// Without `tests` they are not played: an editor asks at every pause in typing.
    private Reply validate(byte[] body) {
        FlowInput input = new FlowInput(body, List.of("flow", "source", "tests"));
        Text text = input.flow(Optional.empty());
        input.check();
        return Reply.ok(CheckJson.of(checker.test(text)));
    }

    private Reply simulate(byte[] body) {
        FlowInput input = new FlowInput(
                body,
                List.of(
                        "flow",
                        "source",
                        "acts",
                        "name",
                        "channel",
                        "language",
                        "contact",
                        "event",
                        "vars",
                        "calls",
                        "now",
                        "person"));
        Text text = input.flow(Optional.empty());
        FlowTest.Setup setup = input.setup();
        List<Act> acts = input.acts();
        String name = input.text("name");
        input.check();
        Checked checked = checker.check(text);
        JsonObject json = CheckJson.of(checked);
        checked.flow().ifPresent(flow -> json.mergeIn(played(flow, setup, acts, name)));
        return Reply.ok(json);
    }

    private JsonObject played(Flow flow, FlowTest.Setup setup, List<Act> acts, String name) {
        Simulation.Played played = Simulation.play(engine, flow, setup, acts);
        JsonObject json = SimulationJson.of(played);
        return name.isEmpty() ? json : json.put("test", played.asTest(name, setup, acts));
    }
}
