package dev.parley.web;

import dev.parley.authoring.Operation;
import dev.parley.authoring.StepForm;
import dev.parley.authoring.Surgery;
import dev.parley.kit.Work;
import dev.parley.web.Answering.Reply;
import dev.parley.web.TextQuestions.Place;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Locale;

/// Steps for people who prefer forms: `POST /api/v1/flows/form` shows the step at a place of a text with all its keys,
/// `POST /api/v1/flows/edit` changes it and gives the whole text back, comments and all. Nothing is kept.
public final class FlowFormRoutes implements Routes {
    private static final Problem NO_STEP = Problem.of(
            409, "no-step", "No step begins at this place, or a slip in the text hides it. Choose the step again.");

    private final TextQuestions questions;

    /// @param work where texts are read
    public FlowFormRoutes(ApiTokens tokens, Work work) {
        questions = new TextQuestions(tokens, work);
    }

    @Override
    public void addTo(Router router) {
        questions.post(router, "form", FlowFormRoutes::form);
        questions.post(router, "edit", FlowFormRoutes::edit);
    }

    private static Reply form(byte[] body) {
        Place place = Place.read(body);
        return Reply.ok(StepForm.of(place.source(), place.at())
                .map(FlowFormRoutes::json)
                .orElseThrow(() -> new ProblemException(NO_STEP)));
    }

    private static JsonObject json(StepForm form) {
        JsonArray fields = new JsonArray();
        form.fields().forEach(field -> fields.add(json(field)));
        return new JsonObject()
                .put("verb", form.verb())
                .put("fields", fields)
                .put("branches", new JsonArray(form.branches()))
                .put("takesBranches", form.takesBranches())
                .put("up", form.up())
                .put("down", form.down());
    }

    private static JsonObject json(StepForm.Field field) {
        JsonObject json = new JsonObject()
                .put("key", field.key())
                .put("kind", field.kind().name().toLowerCase(Locale.ROOT))
                .put("value", field.value())
                .put("about", field.about());
        field.at().ifPresent(at -> json.put("line", at.line()).put("column", at.column()));
        return field.choices().isEmpty() ? json : json.put("choices", new JsonArray(field.choices()));
    }

    private static Reply edit(byte[] body) {
        FlowInput input =
                new FlowInput(body, List.of("source", "line", "column", "do", "key", "value", "kind", "branch"));
        Place place = Place.of(input);
        Operation operation = operation(input);
        input.check();
        return switch (Surgery.operate(place.source(), place.at(), operation)) {
            case Operation.Outcome.Done done ->
                Reply.ok(new JsonObject()
                        .put("source", done.source())
                        .put("line", done.line())
                        .put("column", done.column()));
            case Operation.Outcome.Impossible impossible ->
                throw new ProblemException(Problem.of(409, "not-by-form", impossible.why()));
        };
    }

    private static Operation operation(FlowInput input) {
        String kind = input.text("kind");
        return switch (input.text("do")) {
            case "remove" -> new Operation.Remove();
            case "up" -> new Operation.Shift(true);
            case "down" -> new Operation.Shift(false);
            case "add" -> new Operation.Add(kind);
            case "add-inside" -> new Operation.AddInside(input.text("branch"), kind);
            case "put" -> new Operation.Put(input.text("key"), input.text("value"));
            default -> {
                input.fault("do", "is one of remove, up, down, add, add-inside, put");
                yield new Operation.Remove();
            }
        };
    }
}
