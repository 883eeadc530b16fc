package dev.parley.store;

import dev.parley.conversation.Effect;
import dev.parley.flow.NotifyTargets;
import dev.parley.flow.Step;
import dev.parley.flow.StepId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/// Recorded effects as they are stored: `kind`, `step`, `at`, and the fields of the kind.
final class EffectBson {
    private EffectBson() {}

    static BsonDocument to(Effect.Recorded effect) {
        BsonDocument document = new BsonDocument()
                .append("kind", new BsonString(kind(effect)))
                .append("step", new BsonString(effect.step().value()))
                .append("at", Fields.time(effect.at()));
        switch (effect) {
            case Effect.OpenCase open -> openCase(document, open);
            case Effect.Notify notify -> notify(document, notify);
            case Effect.Call call ->
                document.append("integration", new BsonString(call.integration()))
                        .append("with", texts(call.with()))
                        .append("within", new BsonInt32((int) call.within().toMillis()));
            case Effect.SaveContact save ->
                document.append("field", new BsonString(save.field())).append("value", ValueBson.to(save.value()));
            case Effect.OptOut out -> {}
            case Effect.Withdraw withdraw -> {}
        }
        return document;
    }

    static Effect.Recorded from(Fields fields) {
        StepId step = new StepId(fields.text("step"));
        Instant at = fields.at("at");
        return switch (fields.text("kind")) {
            case "case" -> new Effect.OpenCase(step, at, fields.text("queue"), details(fields));
            case "notify" -> new Effect.Notify(step, at, fields.text("text"), targets(fields));
            case "call" ->
                new Effect.Call(step, at, fields.text("integration"), texts(fields.inner("with")), within(fields));
            case "save-contact" ->
                new Effect.SaveContact(step, at, fields.text("field"), ValueBson.from(fields.any("value")));
            case "opt-out" -> new Effect.OptOut(step, at);
            case "withdraw" -> new Effect.Withdraw(step, at);
            default -> throw new DamagedDocument("kind", "is no effect this version knows: " + fields.text("kind"));
        };
    }

    private static String kind(Effect.Recorded effect) {
        return switch (effect) {
            case Effect.OpenCase open -> "case";
            case Effect.Notify notify -> "notify";
            case Effect.Call call -> "call";
            case Effect.SaveContact save -> "save-contact";
            case Effect.OptOut out -> "opt-out";
            case Effect.Withdraw withdraw -> "withdraw";
        };
    }

    /// Older documents do not have it.
    private static Duration within(Fields fields) {
        int millis = fields.wholeOr0("within");
        return millis == 0 ? Step.Call.USUAL : Duration.ofMillis(millis);
    }

    private static void openCase(BsonDocument document, Effect.OpenCase open) {
        document.append("queue", new BsonString(open.queue()))
                .append("skill", new BsonString(open.details().skill()))
                .append("assign", new BsonString(open.details().assign()))
                .append("priority", new BsonString(open.details().priority()))
                .append("due", Fields.time(open.details().due()))
                .append("note", new BsonString(open.details().note()));
    }

    private static Effect.CaseDetails details(Fields fields) {
        return new Effect.CaseDetails(
                fields.text("skill"),
                fields.text("assign"),
                fields.text("priority"),
                fields.at("due"),
                fields.text("note"));
    }

    private static void notify(BsonDocument document, Effect.Notify notify) {
        NotifyTargets targets = notify.targets();
        document.append("text", new BsonString(notify.text()))
                .append("slack", strings(targets.slack()))
                .append("webhook", strings(targets.webhook()))
                .append("email", strings(targets.email()));
    }

    private static NotifyTargets targets(Fields fields) {
        return new NotifyTargets(fields.texts("slack"), fields.texts("webhook"), fields.texts("email"));
    }

    private static org.bson.BsonArray strings(List<String> texts) {
        return Fields.array(texts, BsonString::new);
    }

    private static BsonDocument texts(Map<String, String> texts) {
        Map<String, dev.parley.flow.Value> values = new HashMap<>();
        texts.forEach((name, text) -> values.put(name, dev.parley.flow.Value.of(text)));
        return ValueBson.document(new dev.parley.flow.Value.Fields(values));
    }

    private static Map<String, String> texts(Fields fields) {
        Map<String, String> texts = new HashMap<>();
        ValueBson.fields(fields.document()).fields().forEach((name, value) -> texts.put(name, value.shown()));
        return texts;
    }
}
