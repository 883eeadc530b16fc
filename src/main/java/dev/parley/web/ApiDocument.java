package dev.parley.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.access.Right;
import dev.parley.access.Rights;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The OpenAPI 3.1 document of the API. Its source are the YAML files in `openapi/`, one an area; the table of rights
/// gives each operation its security, and what follows from its kind: the problems it may answer with.
public final class ApiDocument {
    private static final String FOLDER = "openapi/";
    private static final List<String> AREAS = List.of(
            "conversations",
            "contacts",
            "asking",
            "flows",
            "results",
            "board",
            "verbatims",
            "cases",
            "webhooks",
            "integrations",
            "actions",
            "exports",
            "house",
            "team");

    private static final String PARAMETERS = "parameters";
    private static final String RESPONSES = "responses";

    private final Rights rights;

    private ApiDocument(Rights rights) {
        this.rights = rights;
    }

    /// The document.
    ///
    /// @throws IllegalStateException if it names an operation that the table of rights does not
    public static JsonObject of(Rights rights) {
        return new ApiDocument(rights).whole();
    }

    private JsonObject whole() {
        JsonObject whole = read("api");
        JsonObject paths = new JsonObject();
        JsonObject components = whole.getJsonObject("components");
        for (String area : AREAS) {
            JsonObject part = read(area);
            part.getJsonObject("paths").forEach(path -> paths.put(path.getKey(), path.getValue()));
            components
                    .getJsonObject("schemas")
                    .mergeIn(part.getJsonObject("components", new JsonObject())
                            .getJsonObject("schemas", new JsonObject()));
        }
        operations(paths).forEach(this::complete);
        return whole.put("paths", paths);
    }

    /// A method and a path with what the document says of it.
    record Operation(String method, String path, JsonObject item, JsonObject json) {}

    /// All operations of a document's paths, in its order.
    static List<Operation> operations(JsonObject paths) {
        return paths.stream()
                .flatMap(path -> {
                    JsonObject item = (JsonObject) path.getValue();
                    return item.stream()
                            .filter(entry -> !entry.getKey().equals(PARAMETERS))
                            .map(entry -> new Operation(
                                    entry.getKey().toUpperCase(Locale.ROOT), path.getKey(), item, (JsonObject)
                                            entry.getValue()));
                })
                .toList();
    }

    private void complete(Operation operation) {
        Right right = rights.all().stream()
                .filter(one ->
                        one.method().equals(operation.method()) && one.path().equals(operation.path()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "rights.tsv does not name " + operation.method() + " " + operation.path()));
        JsonObject json = operation.json();
        json.put("operationId", id(operation)).put("security", security(right));
        if (!right.scope().equals("-")) {
            json.put("x-scope", right.scope());
        }
        right.least().ifPresent(role -> json.put("x-role", role.word()));
        problems(operation, right.least().isPresent());
    }

    /// Such as `getContactsIdTimeline`.
    private static String id(Operation operation) {
        String words = List.of(operation.path().substring("/api/v1/".length()).split("[^A-Za-z]+", -1)).stream()
                .filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
        return operation.method().toLowerCase(Locale.ROOT) + words;
    }

    private static JsonArray security(Right right) {
        JsonArray ways = new JsonArray();
        if (right.least().isPresent()) {
            if (!right.scope().equals("-")) {
                ways.add(new JsonObject().put("token", new JsonArray()));
            }
            ways.add(new JsonObject().put("session", new JsonArray()));
        }
        return ways;
    }

    private static void problems(Operation operation, boolean isGuarded) {
        boolean reads =
                operation.json().containsKey("requestBody") || operation.json().containsKey(PARAMETERS);
        problem(operation, reads, "400", "BadRequest");
        problem(operation, isGuarded, "401", "Unauthorized");
        problem(operation, isGuarded, "403", "Forbidden");
        problem(operation, operation.path().contains("{"), "404", "NotFound");
        problem(operation, true, "429", "TooMany");
        problem(operation, true, "503", "Unavailable");
        problem(operation, true, "default", "Other");
    }

    private static void problem(Operation operation, boolean applies, String status, String name) {
        JsonObject responses = operation.json().getJsonObject(RESPONSES);
        if (applies && !responses.containsKey(status)) {
            responses.put(status, new JsonObject().put("$ref", "#/components/responses/" + name));
        }
    }

    /// What aliases share in YAML is each operation's own here.
    private static JsonObject read(String area) {
        String name = FOLDER + area + ".yaml";
        try (InputStream file = Objects.requireNonNull(ApiDocument.class.getResourceAsStream(name), name)) {
            Load yaml = new Load(LoadSettings.builder().setLabel(name).build());
            if (yaml.loadFromString(new String(file.readAllBytes(), UTF_8)) instanceof Map<?, ?> map) {
                JsonObject json = new JsonObject();
                map.forEach((key, value) -> json.put(String.valueOf(key), value));
                return new JsonObject(json.encode());
            }
            throw new IllegalStateException(name + " is no mapping");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name, e);
        }
    }
}
