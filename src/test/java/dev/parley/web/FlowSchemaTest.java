package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.parley.fake.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class FlowSchemaTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
            .getSchema(FlowSchema.json().encode());

    @ParameterizedTest
    @MethodSource("good")
    void what_the_loader_takes_the_schema_takes(Path file) throws IOException {
        assertThat(SCHEMA.validate(node(Files.readString(file)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "titel: x",
                "kind: transactions",
                "remind: soon",
                "steps: [{aks: How?}]",
                "steps: [{ask: How?, answer: npss}]",
                "steps: [{ask: How?, answer: nps, then: {0-6: [{shout: x}]}}]",
                "steps: [{say: x, optional: true}]",
                "invite: {keyword: [x]}",
                "invite: {channels: [fax]}"
            })
    void what_the_loader_refuses_for_its_keys_the_schema_refuses(String line) throws IOException {
        assertThat(SCHEMA.validate(node("flow: t\n" + line + "\n"))).isNotEmpty();
    }

    @Test
    void the_schema_that_is_published_is_that_of_the_program() throws IOException {
        Golden.check(
                Path.of("webhooks/flows/flow.schema.json"), FlowSchema.json().encodePrettily() + "\n");
    }

    static Stream<Path> good() throws IOException {
        try (Stream<Path> shipped = Files.list(Path.of("conversation-flows"));
                Stream<Path> good = Files.list(Path.of("src/test/resources/dev/parley/flowfile/good"))) {
            return Stream.concat(shipped, good)
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(file -> !file.toString().endsWith(".test.yaml"))
                    .toList()
                    .stream();
        }
    }

    private static JsonNode node(String yaml) {
        return JSON.valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
    }
}
