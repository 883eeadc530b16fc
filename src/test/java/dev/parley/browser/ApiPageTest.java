package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.parley.TestServer;
import dev.parley.command.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The page on which developers read what the API does.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiPageTest {
    private Server server;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        chromium = Chromium.start();
        Files.createDirectories(folder.resolve("flows"));
        server = TestServer.in(folder, Map.of());
    }

    @AfterAll
    void stop() {
        server.close();
        chromium.close();
    }

    private Visitor visitor(Browser.NewContextOptions options) {
        Visitor visitor = new Visitor(chromium.browser(), options);
        visitor.page().navigate("http://127.0.0.1:" + server.port() + "/api/docs");
        return visitor;
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void it_can_be_read_by_everybody_in_any_light(ColorScheme light) {
        try (Visitor visitor = visitor(new Browser.NewContextOptions().setColorScheme(light))) {
            visitor.hasAnAccessiblePage("api docs " + light);
            visitor.shoots("api-docs-" + light);
        }
    }

    @Test
    void operations_are_found_by_keys_alone_and_links_lead_to_them() {
        try (Visitor visitor = visitor(new Browser.NewContextOptions().setViewportSize(320, 700))) {
            Page page = visitor.page();
            visitor.needsNoSidewaysScrolling();
            page.keyboard().press("/");
            page.keyboard().type("erases person");
            Locator found = page.locator(".area article:visible");
            assertThat(page.locator("#found")).containsText("found");
            assertThat(found.first()).containsText("/api/v1/contacts/{id}");
            page.locator("#find").fill("nothing-is-called-so");
            assertThat(page.locator("#found")).containsText("Nothing found");
            page.navigate(page.url() + "#deleteContactsId");
            assertThat(page.locator("#deleteContactsId")).isVisible();
        }
    }
}
