package dev.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The admin app's types, checked by TypeScript's own compiler on the Node that Playwright brings.
class TypesTest {
    private static final Path COMPILER =
            Path.of("target", "web-modules", "node_modules", "typescript", "lib", "tsc.js");

    @Test
    void the_types_of_the_admin_app_hold() throws IOException, InterruptedException {
        Driver driver = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false);
        String node = driver.createProcessBuilder().command().getFirst();
        Process check = new ProcessBuilder(
                        node,
                        COMPILER.toString(),
                        "--project",
                        Path.of("src", "main", "web").toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
    }
}
