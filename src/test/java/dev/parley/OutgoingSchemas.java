package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The published schemas of what Parley tells other systems.
public final class OutgoingSchemas {
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

    private OutgoingSchemas() {}

    /// Fails unless exactly one schema names the event's type, and the event fits it.
    public static void check(String event) {
        String type = new JsonObject(event).getString("type");
        List<String> schemas = all().filter(schema -> names(schema, type)).toList();
        assertThat(schemas).as("schemas of %s", type).hasSize(1);
        JsonSchema schema = FACTORY.getSchema(schemas.getFirst());
        assertThat(schema.validate(event, InputFormat.JSON)).as(event).isEmpty();
    }

    /// The examples in the schemas.
    static Stream<JsonObject> examples() {
        return all().map(JsonObject::new)
                .flatMap(schema -> schema.getJsonArray("examples").stream())
                .map(JsonObject.class::cast);
    }

    private static Stream<String> all() {
        try (Stream<Path> files = Files.list(Path.of("webhooks", "outgoing"))) {
            return files.map(OutgoingSchemas::read).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean names(String schema, String type) {
        JsonObject about = new JsonObject(schema).getJsonObject("properties").getJsonObject("type");
        return about.getJsonArray("enum").contains(type);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
