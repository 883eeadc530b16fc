package dev.parley.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthAndPagesTest {
    private final RunningServer server = RunningServer.start();

    @BeforeEach
    void beReady() {
        server.missing.set(Optional.empty());
    }

    @AfterAll
    void close() {
        server.close();
    }

    @Test
    void isAliveAndReady() {
        assertThat(server.get("/health/live").body()).isEqualTo("{\"status\":\"alive\"}");
        assertThat(server.get("/health/ready").body()).isEqualTo("{\"status\":\"ready\"}");
    }

    @Test
    void isAliveButNotReadyWhileSomethingIsMissing() {
        server.missing.set(Optional.of("The store cannot be reached."));

        HttpResponse<String> ready = server.get("/health/ready");

        assertThat(server.get("/health/live").statusCode()).isEqualTo(200);
        assertThat(ready.statusCode()).isEqualTo(503);
        assertThat(ready.headers().firstValue("retry-after")).contains("1");
        assertThat(new JsonObject(ready.body()).getString("detail")).isEqualTo("The store cannot be reached.");
    }

    @Test
    void servesPagesThatLoadNothingFromElsewhere() {
        HttpResponse<String> page = server.get("/for-tests.txt");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("A page for tests.\n");
        assertThat(page.headers().firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(page.headers().firstValue("referrer-policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../logback.xml",
                "/%2e%2e/logback.xml",
                "/..%5clogback.xml",
                "//etc/passwd",
                "/.hidden",
                "/for-tests.txt/x",
                "/dev/parley/web/WebServer.class"
            })
    void servesNothingElse(String path) {
        assertThat(server.get(path).statusCode()).isIn(400, 404);
    }
}
