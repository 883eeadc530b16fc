package dev.parley.web;

import dev.parley.authoring.Decision;
import dev.parley.authoring.Scene;
import dev.parley.authoring.Simulation;
import dev.parley.conversation.Effect;
import dev.parley.flow.AnswerType;
import dev.parley.flow.StepId;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/// A simulated conversation as the API shows it.
final class SimulationJson {
    private SimulationJson() {}

    static JsonObject of(Simulation.Played played) {
        JsonArray scenes = new JsonArray();
        played.scenes().forEach(scene -> scenes.add(of(scene)));
        JsonObject json = new JsonObject()
                .put("scenes", scenes)
                .put("played", played.played())
                .put("now", played.now().toString())
                .put("status", played.end().status().word())
                .put("variables", ValueJson.of(played.end().facts().vars()))
                .put("contact", ValueJson.of(played.end().facts().contact()))
                .put("answers", ConversationJson.of(played.end()).getJsonArray("answers"));
        played.end().progress().at().ifPresent(step -> json.put("waiting", step.value()));
        played.due().ifPresent(due -> json.put("due", due.toString()));
        return json;
    }

    private static JsonObject of(Scene scene) {
        JsonArray decisions = new JsonArray();
        scene.outcome().decisions().forEach(one -> decisions.add(of(one)));
        JsonArray effects = new JsonArray();
        scene.outcome().effects().stream()
                .filter(Effect.Recorded.class::isInstance)
                .map(Effect.Recorded.class::cast)
                .forEach(effect -> effects.add(EffectJson.of(effect)));
        JsonArray messages = new JsonArray();
        scene.messages().forEach(message -> messages.add(of(message)));
        JsonArray path = new JsonArray();
        scene.path().stream().map(StepId::value).forEach(path::add);
        return new JsonObject()
                .put("at", scene.at().toString())
                .put("heard", scene.heard())
                .put("reading", scene.reading())
                .put("path", path)
                .put("decisions", decisions)
                .put("messages", messages)
                .put("effects", effects);
    }

    private static JsonObject of(Decision decision) {
        return new JsonObject()
                .put("step", decision.step().value())
                .put("value", decision.value())
                .put("branch", decision.branch());
    }

    private static JsonObject of(Effect.Send message) {
        JsonObject json = new JsonObject()
                .put("step", message.step().value())
                .put("text", message.text())
                .put("bare", message.bare());
        return switch (message.controls()) {
            case Effect.Controls.None none -> json;
            case Effect.Controls.Question question -> json.put("controls", controls(question));
        };
    }

    private static JsonObject controls(Effect.Controls.Question question) {
        JsonArray options = new JsonArray();
        question.shown()
                .forEach(option -> options.add(new JsonObject()
                        .put("value", option.value())
                        .put("text", option.text(dev.parley.flow.Language.ENGLISH))));
        JsonObject json = new JsonObject().put("type", question.type().word()).put("options", options);
        return question.type() instanceof AnswerType.Score score
                ? json.put("min", score.scale().min()).put("max", score.scale().max())
                : json;
    }
}
