package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.hook.EventType;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/// What is published about events.
class OutgoingSchemasTest {
    @Test
    void every_event_has_a_schema_and_examples_that_fit_it() {
        OutgoingSchemas.examples().map(JsonObject::encode).forEach(OutgoingSchemas::check);
        assertThat(OutgoingSchemas.examples().map(one -> one.getString("type"))).containsAll(EventType.words());
    }
}
