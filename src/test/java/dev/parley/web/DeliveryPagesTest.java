package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.TestClock;
import dev.parley.hook.Endpoint;
import dev.parley.hook.Endpoints;
import dev.parley.hook.Signing;
import dev.parley.hook.Tellings;
import dev.parley.kit.Seal;
import dev.parley.store.Store;
import dev.parley.store.TestStore;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was told to an endpoint, a page at a time.
class DeliveryPagesTest {
    private static final String PATH = "/api/v1/webhooks/one/deliveries?limit=2";

    private final TestClock clock = new TestClock(Instant.parse("2026-03-02T10:00:00Z"));
    private final Endpoints endpoints;
    private final Tellings tellings;

    @AutoClose
    private final RunningServer server;

    DeliveryPagesTest(@TempDir Path folder) {
        Store store = TestStore.open(folder);
        endpoints = new Endpoints(store.shelf("webhooks", List.of()), Seal.of(new byte[32], "webhooks"), clock);
        tellings = new Tellings(store.shelf("tellings", List.of("endpoint,born")), endpoints, JsonText::of, clock);
        HookRoutes.Ground ground = new HookRoutes.Ground(endpoints, tellings, url -> Optional.empty(), new Random(1));
        server = RunningServer.and(new HookRoutes(ground, RunningServer.serving(store, clock)))
                .over(store);
    }

    @Test
    void the_next_of_a_page_leads_to_the_one_behind_it_until_there_is_none() {
        Endpoint one = endpoints.add(new Endpoint(
                "one",
                0,
                URI.create("https://crm.example.com/hook"),
                List.of(),
                Endpoint.Keys.of(Signing.secret(new Random(2))),
                Endpoint.Health.fresh(clock.instant())));
        for (int i = 0; i < 3; i++) {
            tellings.test(one, "test-" + i);
            clock.pass(Duration.ofMinutes(1));
        }

        JsonObject first = new JsonObject(server.api(PATH).body());
        JsonObject second = new JsonObject(
                server.api(PATH + "&cursor=" + first.getString("next")).body());

        assertThat(ids(first)).containsExactly("test-2", "test-1");
        assertThat(ids(second)).containsExactly("test-0");
        assertThat(second.containsKey("next")).isFalse();
    }

    @Test
    void a_cursor_that_no_answer_has_given_is_refused() {
        for (String cursor :
                List.of("x", "", "MjAyNi0wMy0wMlQxMDowMDowMFo", OpaqueText.of("+1000000000-01-01T00:00:00Z a"))) {
            assertThat(server.api(PATH + "&cursor=" + cursor).statusCode())
                    .as(cursor)
                    .isEqualTo(400);
        }
    }

    private static List<String> ids(JsonObject page) {
        JsonArray items = page.getJsonArray("items");
        return items.stream().map(item -> ((JsonObject) item).getString("id")).toList();
    }
}
