package dev.parley.web;

import dev.parley.authoring.Shape;
import dev.parley.authoring.Shapes;
import dev.parley.flowfile.Key;
import dev.parley.flowfile.KeyTable;
import dev.parley.flowfile.StepKeys;
import dev.parley.flowfile.Verb;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The flow language as a JSON Schema (draft 7, which editors of YAML understand), made of the same tables of keys that
/// the loader checks by. One thread, once.
public final class FlowSchema {
    private static final List<String> PLAIN = List.of("string", "number", "boolean", "null");

    private final Map<String, JsonObject> definitions = new TreeMap<>();

    private FlowSchema() {}

    /// The schema of a flow file.
    public static JsonObject json() {
        FlowSchema schema = new FlowSchema();
        JsonObject root = schema.of(Shapes.file());
        schema.step();
        JsonObject definitions = new JsonObject();
        schema.definitions.forEach(definitions::put);
        return new JsonObject()
                .put("$schema", "http://json-schema.org/draft-07/schema#")
                .put("$id", "https://parley.example.com/api/v1/flows/schema.json")
                .put("title", "A Parley flow")
                .put("allOf", new JsonArray().add(root))
                .put("definitions", definitions);
    }

    private JsonObject of(Shape shape) {
        return switch (shape) {
            case Shape.Scalar scalar -> scalar(scalar.pattern());
            case Shape.Prose prose -> scalar("");
            case Shape.Expression expression -> scalar("");
            case Shape.StepName name -> scalar("");
            case Shape.Words words -> words(words.words());
            case Shape.Keys keys -> reference(keys.table());
            case Shape.AStep step -> new JsonObject().put("$ref", "#/definitions/step");
            case Shape.Many many -> new JsonObject().put("type", "array").put("items", of(many.item()));
            case Shape.Named named ->
                new JsonObject().put("type", "object").put("additionalProperties", of(named.value()));
            case Shape.Either either -> {
                JsonArray any = new JsonArray();
                either.shapes().forEach(one -> any.add(of(one)));
                yield new JsonObject().put("anyOf", any);
            }
        };
    }

    private static JsonObject scalar(String pattern) {
        JsonObject json = new JsonObject().put("type", new JsonArray(PLAIN));
        return pattern.isEmpty() ? json : json.put("pattern", pattern);
    }

    /// In YAML `true` is no text, and neither is a number.
    private static JsonObject words(List<String> words) {
        JsonArray values = new JsonArray();
        words.forEach(word ->
                values.add(word.equals("true") || word.equals("false") ? (Object) Boolean.valueOf(word) : word));
        return new JsonObject().put("enum", values);
    }

    private JsonObject reference(KeyTable table) {
        String name = name(table);
        if (!definitions.containsKey(name)) {
            definitions.put(name, new JsonObject());
            definitions.put(name, mapping(table));
        }
        return new JsonObject().put("$ref", "#/definitions/" + name);
    }

    private static String name(KeyTable table) {
        return table.name().replace(' ', '-');
    }

    private JsonObject mapping(KeyTable table) {
        JsonObject properties = new JsonObject();
        for (Key key : table.keys()) {
            properties.put(key.name(), described(of(Shapes.of(table, key)), about(key)));
        }
        return new JsonObject()
                .put("type", "object")
                .put("description", plain(table.about()))
                .put("properties", properties)
                .put("additionalProperties", false);
    }

    /// What stands beside a reference is not looked at, so the reference goes one level down.
    private static JsonObject described(JsonObject value, String about) {
        JsonObject shown =
                value.containsKey("$ref") ? new JsonObject().put("allOf", new JsonArray().add(value)) : value;
        return shown.put("description", about);
    }

    /// A step is a mapping with one verb and the keys that go with it.
    private void step() {
        JsonArray kinds = new JsonArray();
        for (Verb verb : Verb.values()) {
            KeyTable table = StepKeys.of(verb);
            kinds.add(reference(table));
            definitions.put(name(table), mapping(table).put("required", new JsonArray().add(verb.word())));
        }
        definitions.put("step", new JsonObject().put("anyOf", kinds));
    }

    private static String about(Key key) {
        return plain(key.about()) + " (" + plain(key.takes()) + ")";
    }

    private static String plain(String markdown) {
        return markdown.replace("`", "");
    }
}
