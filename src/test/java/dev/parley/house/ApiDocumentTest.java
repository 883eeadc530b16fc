package dev.parley.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.access.Right;
import dev.parley.access.Rights;
import dev.parley.web.ApiDocument;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The OpenAPI document and the table of rights name the same operations, and what the document refers to is there.
/// Whoever adds a path adds its line to `rights.tsv` and its operation to a file in `web/openapi`.
class ApiDocumentTest {
    private final JsonObject document = ApiDocument.of(Rights.shipped());

    @Test
    void what_the_table_of_rights_names_is_documented_and_nothing_else() {
        List<String> documented = new ArrayList<>();
        document.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue())
                        .fieldNames().stream()
                                .filter(name -> !name.equals("parameters"))
                                .forEach(method -> documented.add(
                                        method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        List<String> listed = Rights.shipped().all().stream()
                .map((Right right) -> right.method() + " " + right.path())
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(listed);
    }

    @Test
    void each_reference_leads_somewhere_and_each_schema_is_used() {
        Set<String> references = new TreeSet<>();
        collect(document, references);
        assertThat(references)
                .allSatisfy(reference -> assertThat(at(reference)).as(reference).isNotNull());
        assertThat(document.getJsonObject("components").getJsonObject("schemas").fieldNames())
                .allSatisfy(name -> assertThat(references).contains("#/components/schemas/" + name));
    }

    @Test
    void each_operation_says_in_a_sentence_what_it_does_and_names_every_part_of_its_path() {
        Set<String> ids = new TreeSet<>();
        document.getJsonObject("paths").forEach(path -> {
            JsonObject item = (JsonObject) path.getValue();
            for (String method : item.fieldNames()) {
                if (!method.equals("parameters")) {
                    JsonObject operation = item.getJsonObject(method);
                    assertThat(operation.getString("summary")).as(path.getKey()).isNotBlank();
                    assertThat(ids.add(operation.getString("operationId")))
                            .as(operation.getString("operationId"))
                            .isTrue();
                    assertThat(names(item, operation)).containsAll(parts(path.getKey()));
                }
            }
        });
    }

    private static List<String> parts(String path) {
        return List.of(path.split("/", -1)).stream()
                .filter(part -> part.startsWith("{"))
                .map(part -> part.substring(1, part.length() - 1))
                .toList();
    }

    private List<String> names(JsonObject item, JsonObject operation) {
        JsonArray all = new JsonArray()
                .addAll(item.getJsonArray("parameters", new JsonArray()))
                .addAll(operation.getJsonArray("parameters", new JsonArray()));
        return all.stream()
                .map(JsonObject.class::cast)
                .map(one -> one.containsKey("$ref") ? (JsonObject) at(one.getString("$ref")) : one)
                .map(one -> one.getString("name"))
                .toList();
    }

    private Object at(String reference) {
        Object at = document;
        for (String part : reference.substring(2).split("/", -1)) {
            at = ((JsonObject) at).getValue(part);
        }
        return at;
    }

    private static void collect(Object node, Set<String> references) {
        if (node instanceof JsonObject object) {
            object.forEach(entry -> {
                if (entry.getKey().equals("$ref")) {
                    references.add((String) entry.getValue());
                }
                collect(entry.getValue(), references);
            });
        } else if (node instanceof JsonArray array) {
            array.forEach(item -> collect(item, references));
        }
    }
}
