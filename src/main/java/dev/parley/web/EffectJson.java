package dev.parley.web;

import dev.parley.conversation.Effect;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;

/// What a conversation asked the world to do, as the API shows it.
final class EffectJson {
    private EffectJson() {}

    static JsonObject of(Effect.Recorded effect) {
        return switch (effect) {
            case Effect.OpenCase open -> openCase(open);
            case Effect.Notify notify ->
                head("notify", notify)
                        .put("text", notify.text())
                        .put("slack", new JsonArray(notify.targets().slack()))
                        .put("webhook", new JsonArray(notify.targets().webhook()))
                        .put("email", new JsonArray(notify.targets().email()));
            case Effect.Call call ->
                head("call", call)
                        .put("integration", call.integration())
                        .put("with", new JsonObject(Map.copyOf(call.with())))
                        .put("within", call.within().toSeconds());
            case Effect.SaveContact save ->
                head("save-contact", save).put("field", save.field()).put("value", ValueJson.of(save.value()));
            case Effect.OptOut optOut -> head("opt-out", optOut);
            case Effect.Withdraw withdraw -> head("withdraw", withdraw);
        };
    }

    private static JsonObject openCase(Effect.OpenCase open) {
        Effect.CaseDetails details = open.details();
        JsonObject json = head("open-case", open)
                .put("queue", open.queue())
                .put("skill", details.skill())
                .put("assign", details.assign())
                .put("priority", details.priority())
                .put("note", details.note());
        return details.due().equals(Instant.EPOCH)
                ? json
                : json.put("due", details.due().toString());
    }

    private static JsonObject head(String kind, Effect.Recorded effect) {
        return new JsonObject()
                .put("kind", kind)
                .put("step", effect.step().value())
                .put("at", effect.at().toString());
    }
}
