package dev.parley.web;

import dev.parley.flow.Value;
import io.vertx.core.json.Json;

/// Values as a text of JSON. Safe for any thread.
public final class JsonText {
    private JsonText() {}

    /// The text: times as RFC 3339, nothing as `null`.
    public static String of(Value value) {
        return Json.encode(ValueJson.of(value));
    }
}
