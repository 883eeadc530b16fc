package dev.parley.web;

import dev.parley.flow.Value;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.jackson.JacksonCodec;

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
}
