package dev.parley.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import dev.parley.TestServer;
import dev.parley.command.Server;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each page of the admin app while nothing has come yet, and when nothing came: everybody can use these, too.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatesTest {
    private static final List<String> PAGES = List.of(
            "results",
            "comments",
            "inbox",
            "conversations",
            "conversations/nothing",
            "flows",
            "flows/after-purchase",
            "contacts",
            "contacts/nothing",
            "settings/team",
            "settings/channels",
            "settings/tokens",
            "settings/systems",
            "settings/prices",
            "settings/favour",
            "settings/retention",
            "settings/appearance",
            "settings/log",
            "settings/health");

    private Server server;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) {
        chromium = Chromium.start();
        server = TestServer.demo(folder, Map.of());
    }

    @AfterAll
    void stop() {
        server.close();
        chromium.close();
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 320"})
    void everybody_can_use_a_page_that_could_not_be_loaded(String theme, int width) {
        each(theme, width, Route::abort, ".problem");
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 320"})
    void everybody_can_use_a_page_that_is_still_on_its_way(String theme, int width) {
        each(theme, width, route -> {}, ".skeleton");
    }

    /// @param meet what becomes of requests for data; one that nobody answers is on its way for ever
    private void each(String theme, int width, Consumer<Route> meet, String seen) {
        ColorScheme scheme = theme.equals("dark") ? ColorScheme.DARK : ColorScheme.LIGHT;
        Browser.NewContextOptions look =
                new Browser.NewContextOptions().setViewportSize(width, 800).setColorScheme(scheme);
        try (Visitor visitor = new Visitor(chromium.browser(), look)) {
            Page page = visitor.page();
            page.route("**/api/v1/**", route -> {
                if (route.request().url().endsWith("/api/v1/session")) {
                    route.resume();
                } else {
                    meet.accept(route);
                }
            });
            for (String path : PAGES) {
                page.navigate("http://127.0.0.1:" + server.port() + "/admin/" + path);
                page.locator(seen).first().waitFor();
                visitor.hasAnAccessiblePage(path + ", " + theme + ", " + width);
                visitor.needsNoSidewaysScrolling();
            }
        }
    }
}
