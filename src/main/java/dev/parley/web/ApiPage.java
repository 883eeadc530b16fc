package dev.parley.web;

import dev.parley.web.ApiDocument.Operation;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The OpenAPI document as a page to read and to search, whole without any script. One thread, once.
final class ApiPage {
    private static final String REF = "$ref";
    private static final String DESCRIPTION = "description";

    private final JsonObject document;
    private final Html html = new Html();

    private ApiPage(JsonObject document) {
        this.document = document;
    }

    static String of(JsonObject document) {
        return new ApiPage(document).page();
    }

    private String page() {
        JsonObject info = document.getJsonObject("info");
        html.add("""
                <!doctype html>
                <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <title>Parley API</title><link rel="stylesheet" href="/api/docs/docs.css">
                <script src="/api/docs/docs.js" defer></script></head>
                <body><a class="skip" href="#main">Skip to the operations</a>
                <header><h1>Parley API</h1><p>{} <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1) ·
                <a href="/admin/">Admin app</a></p>
                <search><label for="find">Find</label>
                <input id="find" type="search" placeholder="contacts, idempotent, cases:write" autocomplete="off">
                <output id="found" for="find" aria-live="polite"></output></search></header>
                <nav aria-label="Areas"><ul>""", info.getString("summary"));
        List<Operation> operations = ApiDocument.operations(document.getJsonObject("paths"));
        tags().forEach(tag ->
                html.add("<li><a href=\"#{}\">{}</a></li>", tag.getString("name"), tag.getString("name")));
        html.add("<li><a href=\"#schemas\">Schemas</a></li></ul></nav><main id=\"main\"><section class=\"intro\">");
        prose(info.getString(DESCRIPTION));
        html.add("</section>");
        tags().forEach(tag -> area(tag, operations));
        schemas();
        return html.add("</main></body></html>").toString();
    }

    private List<JsonObject> tags() {
        return objects(document.getJsonArray("tags"));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    /// Paragraphs, with `**bold**` and code between backticks.
    private void prose(String text) {
        for (String paragraph : text.strip().split("\n\n", -1)) {
            html.add("<p>");
            line(paragraph);
            html.add("</p>");
        }
    }

    private void line(String text) {
        String[] parts = text.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 1) {
                html.add("<code>{}</code>", parts[i]);
            } else {
                String[] bold = parts[i].split("\\*\\*", -1);
                for (int j = 0; j < bold.length; j++) {
                    html.add(j % 2 == 1 ? "<b>{}</b>" : "{}", bold[j]);
                }
            }
        }
    }

    private void area(JsonObject tag, List<Operation> operations) {
        String name = tag.getString("name");
        html.add("<section class=\"area\" aria-labelledby=\"{}\"><h2 id=\"{}\">{}</h2><p>", name, name, name);
        line(tag.getString(DESCRIPTION));
        html.add("</p>");
        operations.stream()
                .filter(one -> one.json().getJsonArray("tags").contains(name))
                .forEach(this::operation);
        html.add("</section>");
    }

    private void operation(Operation operation) {
        JsonObject json = operation.json();
        String id = json.getString("operationId");
        html.add(
                "<article id=\"{}\"><h3><span class=\"method {}\">{}</span> <code>{}</code> <a class=\"here\""
                        + " href=\"#{}\" aria-label=\"Link to {} {}\">#</a></h3><p class=\"what\">{}</p>",
                id,
                operation.method(),
                operation.method(),
                operation.path(),
                id,
                operation.method(),
                operation.path(),
                json.getString("summary"));
        if (json.containsKey(DESCRIPTION)) {
            prose(json.getString(DESCRIPTION));
        }
        html.add("<p class=\"who\">{}</p>", who(json));
        parameters(operation);
        if (json.containsKey("requestBody")) {
            html.add("<h4>Body</h4>");
            content(json.getJsonObject("requestBody"));
        }
        html.add("<h4>Answers</h4><dl>");
        json.getJsonObject("responses").forEach(response -> response(response.getKey(), response.getValue()));
        html.add("</dl></article>");
    }

    private static String who(JsonObject json) {
        String role = json.getString("x-role", "");
        String scope = json.getString("x-scope", "");
        if (role.isEmpty()) {
            return "Anybody.";
        }
        return "People: " + role + " and up. "
                + (scope.isEmpty() ? "No token will do." : "Tokens: scope " + scope + ".");
    }

    private void parameters(Operation operation) {
        JsonArray all = new JsonArray()
                .addAll(operation.item().getJsonArray("parameters", new JsonArray()))
                .addAll(operation.json().getJsonArray("parameters", new JsonArray()));
        if (all.isEmpty()) {
            return;
        }
        html.add("<h4>Parameters</h4><dl>");
        for (JsonObject each : objects(all)) {
            JsonObject one = followed(each);
            html.add(
                    "<dt><code>{}</code> <small>{}{}</small></dt><dd>",
                    one.getString("name"),
                    one.getString("in"),
                    one.getBoolean("required", false) ? ", needed" : "");
            line(one.getString(DESCRIPTION, ""));
            html.add(" ");
            schema(one.getJsonObject("schema"));
            html.add("</dd>");
        }
        html.add("</dl>");
    }

    private void response(String status, Object value) {
        JsonObject response = followed((JsonObject) value);
        html.add("<dt><code>{}</code></dt><dd>", status);
        line(response.getString(DESCRIPTION));
        if (!status.startsWith("2")) {
            html.add("</dd>");
            return;
        }
        content(response);
        html.add("</dd>");
    }

    private void content(JsonObject holder) {
        holder.getJsonObject("content", new JsonObject()).forEach(type -> {
            html.add("<div class=\"content\"><small>{}</small> ", type.getKey());
            schema(((JsonObject) type.getValue()).getJsonObject("schema"));
            html.add("</div>");
        });
    }

    private JsonObject followed(JsonObject json) {
        if (!json.containsKey(REF)) {
            return json;
        }
        JsonObject at = document;
        for (String part : json.getString(REF).substring(2).split("/", -1)) {
            at = at.getJsonObject(part);
        }
        return at;
    }

    private void schemas() {
        html.add("<section class=\"area\" aria-labelledby=\"schemas\"><h2 id=\"schemas\">Schemas</h2>");
        for (Map.Entry<String, Object> one :
                document.getJsonObject("components").getJsonObject("schemas")) {
            html.add("<article id=\"schema-{}\"><h3><code>{}</code></h3>", one.getKey(), one.getKey());
            schema((JsonObject) one.getValue());
            html.add("</article>");
        }
        html.add("</section>");
    }

    private void schema(JsonObject schema) {
        if (schema.containsKey(REF)) {
            String name = schema.getString(REF).replaceAll(".*/", "");
            html.add("<a href=\"#schema-{}\">{}</a>", name, name);
        } else {
            html.add("<small>{}</small> ", kind(schema));
        }
        line(schema.getString(DESCRIPTION, ""));
        for (String several : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.containsKey(several)) {
                html.add("<ul>");
                objects(schema.getJsonArray(several)).forEach(this::item);
                html.add("</ul>");
            }
        }
        members(schema);
        if (schema.getValue("items") instanceof JsonObject items) {
            html.add(" of ");
            schema(items);
        }
        if (schema.getValue("additionalProperties") instanceof JsonObject values) {
            html.add(" of ");
            schema(values);
        }
    }

    private void item(JsonObject schema) {
        html.add("<li>");
        schema(schema);
        html.add("</li>");
    }

    private void members(JsonObject schema) {
        JsonObject members = schema.getJsonObject("properties", new JsonObject());
        if (members.isEmpty()) {
            return;
        }
        JsonArray needed = schema.getJsonArray("required", new JsonArray());
        html.add("<dl>");
        members.forEach(member -> {
            html.add(
                    "<dt><code>{}</code>{}</dt><dd>",
                    member.getKey(),
                    needed.contains(member.getKey()) ? "" : " (may be missing)");
            schema((JsonObject) member.getValue());
            html.add("</dd>");
        });
        html.add("</dl>");
    }

    private static String kind(JsonObject schema) {
        String words = schema.containsKey("enum")
                ? schema.getJsonArray("enum").stream().map(String::valueOf).collect(Collectors.joining(", "))
                : schema.containsKey("const") ? schema.getValue("const").toString() : schema.getString("type", "");
        String more = schema.containsKey("default") ? ", usually " + schema.getValue("default") : "";
        return words + (schema.containsKey("format") ? " (" + schema.getString("format") + ")" : "") + more;
    }
}
