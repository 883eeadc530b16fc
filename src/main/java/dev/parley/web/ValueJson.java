package dev.parley.web;

import dev.parley.flow.Value;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/// Values as JSON: words, numbers, truth, times as text (RFC 3339), lists, objects; nothing is `null`.
final class ValueJson {
    private ValueJson() {}

    static @Nullable Object of(Value value) {
        return switch (value) {
            case Value.Text text -> text.text();
            case Value.Numeric numeric -> numeric.number();
            case Value.Truth truth -> truth.truth();
            case Value.Moment moment -> moment.at().toString();
            case Value.Many many -> {
                JsonArray items = new JsonArray();
                many.items().forEach(item -> items.add(of(item)));
                yield items;
            }
            case Value.Fields fields -> object(fields);
            case Value.Missing missing -> null;
        };
    }

    static JsonObject object(Value.Fields fields) {
        JsonObject object = new JsonObject();
        fields.fields().forEach((name, field) -> object.put(name, of(field)));
        return object;
    }
}
