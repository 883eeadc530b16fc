package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How often the API may be asked.
class ApiLimitTest {
    private static final Map<String, String> BEARER = Map.of("authorization", "Bearer let-me-in");

    @Test
    void whoever_asks_too_often_is_told_to_wait(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("flows"));
        // One request comes back a minute: more than a slow machine takes for all of these.
        Map<String, String> settings = Map.of("PARLEY_API_RATE", "1", "PARLEY_API_TOKENS", "ops:let-me-in,crm:me-too");
        try (Server narrow = TestServer.in(folder, settings);
                Browser program = new Browser(narrow.port())) {
            Browser.Answer first = program.call("GET", "/api/v1/flows", "", BEARER);
            assertThat(first.status()).isEqualTo(200);
            assertThat(first.whole().headers().firstValue("ratelimit-policy")).contains("\"api\";q=1;w=60");
            assertThat(first.whole().headers().firstValue("ratelimit").orElse("")).startsWith("\"api\";r=0;t=");
            Browser.Answer second = program.call("GET", "/api/v1/flows", "", BEARER);
            for (int i = 0; i < 5 && second.status() != 429; i++) {
                second = program.call("GET", "/api/v1/flows", "", BEARER);
            }
            assertThat(second.kind()).isEqualTo("too-many-requests");
            assertThat(second.whole().headers().firstValueAsLong("retry-after").orElse(0))
                    .isPositive();
            assertThat(program.call("GET", "/api/v1/flows", "", Map.of("authorization", "Bearer me-too"))
                            .status())
                    .isEqualTo(200);
            Browser.Answer stranger = program.get("/api/v1/flows");
            for (int i = 0; i < 5 && stranger.status() != 429; i++) {
                stranger = program.get("/api/v1/flows");
            }
            assertThat(stranger.kind()).isEqualTo("too-many-requests");
        }
    }
}
