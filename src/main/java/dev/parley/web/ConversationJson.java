package dev.parley.web;

import dev.parley.conversation.Answer;
import dev.parley.conversation.Conversation;
import dev.parley.conversation.Origin;
import dev.parley.conversation.Turn;
import dev.parley.flow.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Function;

/// A conversation as the API shows it: times in UTC (RFC 3339), words as written, no address of the person.
final class ConversationJson {
    private ConversationJson() {}

    static JsonObject of(Conversation conversation) {
        Origin origin = conversation.origin();
        JsonObject json = new JsonObject()
                .put("id", origin.id().value())
                .put("flow", origin.revision().flow().value())
                .put("revision", origin.revision().toString())
                .put("channel", origin.voice().medium().word())
                .put("language", origin.voice().language().tag())
                .put("status", conversation.status().word())
                .put("startedAt", origin.startedAt().toString());
        String changedAt = conversation.progress().clock().changedAt().toString();
        json.put(conversation.status().isOpen() ? "changedAt" : "endedAt", changedAt);
        List<Answer> answers = conversation.history().answers();
        return json.put("answers", array(answers, ConversationJson::answer))
                .put("ratings", ratings(conversation))
                .put("transcript", array(conversation.history().transcript(), ConversationJson::turn))
                .put("effects", array(conversation.history().effects(), EffectJson::of));
    }

    private static JsonObject answer(Answer answer) {
        JsonObject json = new JsonObject()
                .put("step", answer.step().value())
                .put("value", ValueJson.of(answer.value()))
                .put("scale", answer.rating().scale())
                .put("band", answer.rating().band())
                .put("comment", answer.comment())
                .put("rule", answer.evidence().rule())
                .put("at", answer.evidence().at().toString());
        return answer.evidence().before().isEmpty()
                ? json
                : json.put("before", answer.evidence().before());
    }

    /// The scores that were given.
    static JsonArray ratings(Conversation conversation) {
        return array(
                conversation.history().answers().stream()
                        .filter(ConversationJson::isRating)
                        .toList(),
                ConversationJson::rating);
    }

    static boolean isRating(Answer answer) {
        return answer.value() instanceof Value.Numeric
                && !answer.rating().scale().isEmpty();
    }

    private static JsonObject rating(Answer answer) {
        return new JsonObject()
                .put("step", answer.step().value())
                .put("scale", answer.rating().scale())
                .put("score", ValueJson.of(answer.value()))
                .put("band", answer.rating().band());
    }

    private static JsonObject turn(Turn turn) {
        JsonObject json = new JsonObject()
                .put("from", turn.from() == Turn.Speaker.BOT ? "parley" : "person")
                .put("step", turn.step())
                .put("text", turn.text())
                .put("at", turn.at().toString());
        return turn.reading().isEmpty() ? json : json.put("reading", turn.reading());
    }

    private static <T> JsonArray array(List<T> items, Function<T, JsonObject> json) {
        JsonArray array = new JsonArray();
        items.forEach(item -> array.add(json.apply(item)));
        return array;
    }
}
