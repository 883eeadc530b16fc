package dev.parley.web;

import dev.parley.flow.Value;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.jackson.JacksonCodec;
import java.util.Optional;

/// Values as a text of JSON. Safe for any thread.
public final class JsonText {
    /// Writes objects as they stand, at half of the usual codec's price, which asks a mapper for each value's writer.
    private static final JacksonCodec PLAIN = new JacksonCodec();

    private JsonText() {}

    /// The bytes of an object that a turn answers with: of texts, numbers, truths, objects and lists only.
    static Buffer bytes(JsonObject json) {
        return PLAIN.toBuffer(json, false);
    }

    /// The same as a text.
    static String text(JsonObject json) {
        return PLAIN.toString(json, false);
    }

    /// The text: times as RFC 3339, nothing as `null`.
    public static String of(Value value) {
        return Json.encode(ValueJson.of(value));
    }

    /// The value of a text; empty if it is no JSON.
    public static Optional<Value> read(String text) {
        return JsonValues.read(text) instanceof JsonValues.Read.Good good
                ? Optional.of(good.value())
                : Optional.empty();
    }
}
