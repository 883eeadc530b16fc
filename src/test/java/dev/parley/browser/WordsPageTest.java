package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import dev.parley.TestServer;
import dev.parley.command.Server;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The pages for people's words and for other systems, in a real browser.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordsPageTest {
    private static final String PASSWORD = "the operator's own password";
    private static final String SCRIPT = "<script>document.title='owned'</script><img src=x onerror=alert(1)>";

    private Server server;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) throws java.io.IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        chromium = Chromium.start();
        Files.createDirectories(folder.resolve("flows"));
        server = TestServer.in(
                folder,
                Map.of(
                        "PARLEY_ADMIN_PASSWORD", PASSWORD,
                        "PARLEY_API_TOKENS", "test:let-me-in",
                        "PARLEY_WEBHOOK_PRIVATE", "on"));
    }

    @AfterAll
    void stop() {
        server.close();
        chromium.close();
    }

    private Visitor signedIn(String path, Browser.NewContextOptions options) {
        Visitor visitor = new Visitor(chromium.browser(), options);
        Page page = visitor.page();
        page.navigate("http://127.0.0.1:" + server.port() + path);
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill(PASSWORD);
        page.keyboard().press("Enter");
        page.locator("nav.rail").waitFor();
        return visitor;
    }

    private void comments(Page page) {
        for (int i = 0; i < 4; i++) {
            comment(page, "u" + i, "unhappy", "The voucher code was refused. " + SCRIPT);
            comment(page, "h" + i, "happy", "Sehr nette Beratung und schnelle Lieferung");
        }
    }

    private void comment(Page page, String id, String mood, String text) {
        Map<String, String> comment = Map.of("source", "reviews", "id", id, "mood", mood, "text", text);
        page.request()
                .post(
                        "http://127.0.0.1:" + server.port() + "/api/v1/comments",
                        RequestOptions.create()
                                .setHeader("Authorization", "Bearer let-me-in")
                                .setData(comment));
    }

    @Test
    void an_editor_reads_what_people_say_and_makes_a_suggestion_a_theme() {
        try (Visitor visitor = signedIn("/admin/comments", new Browser.NewContextOptions())) {
            Page page = visitor.page();
            comments(page);
            page.reload();
            page.getByText("The voucher code was refused").first().waitFor();
            assertThat(page.locator(".comment").first()).containsText("sounds");
            assertThat(page.title()).doesNotContain("owned");
            visitor.hasAnAccessiblePage("comments");
            visitor.shoots("comments");

            page.getByRole(
                            AriaRole.LINK,
                            new Page.GetByRoleOptions().setName("Themes").setExact(true))
                    .click();
            page.getByText("Themes to be").waitFor();
            visitor.hasAnAccessiblePage("themes");
            visitor.shoots("themes");
            page.getByText("Make it a theme").first().click();
            page.getByText("What this finds").waitFor();
            assertThat(page.getByText("Not kept yet.")).isVisible();
            visitor.hasAnAccessiblePage("what is looked for");
            visitor.shoots("themes-file");
            page.getByText("Keep these themes").click();
            page.getByText("As they are kept.").waitFor();

            page.locator(".cm-content").click();
            page.keyboard().press("Control+Home");
            page.keyboard().type("nonsense: 1\n");
            page.getByText("To be mended").waitFor();
            assertThat(page.locator(".problems")).containsText("Line 1:1");
        }
    }

    @Test
    void an_admin_sets_up_other_systems_on_a_narrow_dark_screen() {
        Browser.NewContextOptions narrow =
                new Browser.NewContextOptions().setViewportSize(320, 700).setColorScheme(ColorScheme.DARK);
        try (Visitor visitor = signedIn("/admin/settings/systems", narrow)) {
            Page page = visitor.page();
            page.getByText("Nobody is told").waitFor();
            visitor.hasAnAccessiblePage("other systems, empty");
            page.getByText("Add an endpoint").click();
            page.getByLabel("Address").fill("http://localhost:9/hook");
            page.getByText("Add it").click();
            page.getByText("Copy this secret now").waitFor();
            assertThat(page.locator("dialog code")).containsText("whsec_");
            page.getByText("Done", new Page.GetByTextOptions().setExact(true)).click();
            page.getByText("Set one up").click();
            page.getByLabel("Name").fill("orders");
            page.getByLabel("Address").fill("http://localhost:9/orders");
            page.getByText("Set it up", new Page.GetByTextOptions().setExact(true))
                    .click();
            page.getByText("New credentials").click();
            page.getByLabel("Value").fill("Bearer secret");
            page.getByText("Put them in place").click();
            page.getByText("Headers: Authorization").waitFor();
            page.getByText("Last calls").click();
            page.getByText("No survey has asked it yet.").waitFor();
            assertThat(page.content()).doesNotContain("Bearer secret");
            visitor.hasAnAccessiblePage("other systems");
            visitor.needsNoSidewaysScrolling();
            visitor.shoots("systems-narrow");
        }
    }
}
