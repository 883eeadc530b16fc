package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.parley.TestServer;
import dev.parley.command.Server;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The survey's page with and without scripts, and the demo, on the shipped flows.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageTest {
    private Server server;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        chromium = Chromium.start();
        server = TestServer.demo(folder.resolve("data"), Map.of());
    }

    @AfterAll
    void stop() {
        server.close();
        chromium.close();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    @Test
    void the_page_is_answered_where_scripts_run() {
        Browser.NewContextOptions phone = new Browser.NewContextOptions()
                .setViewportSize(360, 700)
                .setHasTouch(true)
                .setIsMobile(true);
        try (Visitor visitor = new Visitor(chromium.browser(), phone)) {
            visitor.page().navigate(address("/demo/page"));
            visitor.sees("How likely are you to recommend");
            visitor.page().navigate(visitor.page().url() + "?a=7");
            assertThat(visitor.page().locator("input[value='7']")).isChecked();
            visitor.hasAnAccessiblePage("page");
            visitor.shoots("page-phone");
            visitor.page().navigate(visitor.page().url().replace("?a=7", "?a=4"));
            assertThat(visitor.page().locator("input[value='4']")).isChecked();
            visitor.taps("Send");
            visitor.sees("What should we have done better?");
            visitor.page().reload();
            visitor.sees("What should we have done better?");
            visitor.needsNoSidewaysScrolling();
        }
    }

    @Test
    void the_page_is_answered_where_no_script_runs() {
        Browser.NewContextOptions plain =
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(360, 700);
        try (Visitor visitor = new Visitor(chromium.browser(), plain)) {
            Page page = visitor.page();
            page.navigate(address("/demo/page"));
            page.getByText("How likely are you to recommend").waitFor();
            page.locator("input[value='4']").check();
            visitor.shoots("page-no-script");
            send(page);
            page.getByText("What should we have done better?").waitFor();
            page.locator("textarea").fill("Late");
            send(page);
            Locator log = page.locator(".log");
            assertThat(log).containsText("Late");
            visitor.shoots("page-no-script-answered");
        }
    }

    private static void send(Page page) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send"))
                .click();
    }

    @Test
    void the_demo_shows_the_launcher_the_inline_chat_and_the_page() {
        Browser.NewContextOptions dark = new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK);
        try (Visitor visitor = new Visitor(chromium.browser(), dark)) {
            Page page = visitor.page();
            page.navigate(address("/demo"));
            page.locator("parley-chat[mode=inline] .bubble").first().waitFor();
            visitor.hasAnAccessiblePage("demo");
            visitor.shoots("demo-dark");
            page.locator(".launcher").click();
            page.getByText("How likely are you to recommend").waitFor();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open the survey as a page"))
                    .click();
            page.waitForURL("**/s/*");
            visitor.sees("How likely are you to recommend");
        }
    }
}
