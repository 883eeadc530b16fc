package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.access.Deed.Change;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ChangedTest {
    private static final JsonObject BEFORE = new JsonObject()
            .put("version", 1)
            .put("name", "Ana")
            .put("zone", "UTC")
            .put("gone", 1);
    private static final JsonObject AFTER = new JsonObject()
            .put("version", 2)
            .put("name", "Ben")
            .put("zone", "UTC")
            .put("more", true);

    @Test
    void only_what_differs_is_told_as_it_was_and_as_it_is() {
        assertThat(Changed.parts(BEFORE, AFTER))
                .isEqualTo(new Change("{\"gone\":1,\"name\":\"Ana\"}", "{\"more\":true,\"name\":\"Ben\"}"));
        assertThat(Changed.parts(BEFORE, BEFORE)).isEqualTo(Change.NONE);
    }

    @Test
    void of_people_only_the_names_of_what_changed_are_told() {
        assertThat(Changed.names(BEFORE, AFTER)).isEqualTo(new Change("", "gone, more, name"));
    }
}
