package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.parley.TestServer;
import dev.parley.command.Server;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The Flows page on a whole server: an admin makes a flow from a template, breaks it, mends it, tries it, saves the
/// talk as a test, publishes, and goes back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowEditorTest {
    private static final String SESSION = """
            {"signedIn": true, "environment": "sandbox", "version": "test", "ways": ["password"], "csrf": "x",
             "user": {"id": "ana", "name": "Ana", "role": "admin", "secondFactor": false}}""";

    private Server server;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        Path flows = Files.createDirectory(folder.resolve("flows"));
        try (Stream<Path> shipped = Files.list(Path.of("conversation-flows"))) {
            for (Path file : shipped.toList()) {
                Files.copy(file, flows.resolve(file.getFileName()));
            }
        }
        chromium = Chromium.start();
        server = TestServer.in(folder, Map.of("PARLEY_API_TOKENS", "test:let-me-in"));
    }

    @AfterAll
    void stop() {
        server.close();
        chromium.close();
    }

    @Test
    void a_flow_is_made_of_a_template_broken_mended_tried_tested_and_published() {
        try (Visitor admin = admin(desk())) {
            Page page = admin.page();
            open(page, "/admin/flows");
            assertThat(page.getByRole(AriaRole.ROW)).hasCount(7);
            admin.hasAnAccessiblePage("flows");
            admin.shoots("flows");
            make(page, "spring", "support-csat");
            breakAndMend(admin);
            tryAndSaveAsTest(admin);
            publish(admin);
            page.getByRole(AriaRole.LINK, link("Versions")).click();
            assertThat(page.locator(".versions")).containsText("the first one");
            assertThat(page.locator(".behind")).containsText("Nobody is in the middle of it");
            page.getByRole(AriaRole.LINK, link("Diagram")).click();
            assertThat(page.locator(".outline")).containsText("satisfaction");
            editByForm(admin);
            admin.hasAnAccessiblePage("flow-outline");
            admin.shoots("flow-outline");
            page.getByRole(AriaRole.LINK, link("Text messages")).click();
            assertThat(page.locator(".costs")).containsText("satisfaction: 1-3");
            assertThat(page.locator(".side")).containsText("No price is set");
        }
    }

    @Test
    void what_text_messages_cost_and_lack_is_told_before_publishing() {
        try (Visitor admin = admin(desk())) {
            Page page = admin.page();
            open(page, "/admin/settings/prices");
            page.getByLabel("Currency").fill("USD");
            page.getByLabel("A segment that is sent").fill("0.01");
            page.getByLabel("Other prices by country").fill("DE 0.1");
            admin.hasAnAccessiblePage("prices");
            admin.taps("Save");
            assertThat(page.locator(".toast")).containsText("The prices are saved");
            open(page, "/admin/flows/after-purchase?tab=cost");
            assertThat(page.locator(".costs")).containsText("$0.04");
            page.getByLabel("Sent to").selectOption("DE");
            assertThat(page.locator(".costs")).containsText("$0.40");
            admin.hasAnAccessiblePage("flow-costs");
            admin.shoots("flow-costs");
            page.getByRole(AriaRole.LINK, link("Languages")).click();
            assertThat(page.locator(".texts")).containsText("¿Podemos llamarle para hablar de ello?");
            admin.hasAnAccessiblePage("flow-languages");
            admin.taps("Publish");
            assertThat(page.locator("dialog")).containsText("segments a person");
        }
    }

    @Test
    void a_wide_screen_has_text_diagram_and_phone_beside_each_other() {
        try (Visitor admin = admin(new Browser.NewContextOptions().setViewportSize(1700, 900))) {
            Page page = admin.page();
            open(page, "/admin/flows/after-purchase");
            assertThat(page.locator(".outline")).containsText("went-wrong");
            assertThat(page.locator(".phone")).containsText("how likely");
            page.getByRole(AriaRole.SEPARATOR).focus();
            page.keyboard().press("ArrowLeft");
            assertThat(page.getByRole(AriaRole.SEPARATOR)).hasAttribute("aria-valuenow", "34");
            admin.hasAnAccessiblePage("flow-wide");
            admin.shoots("flow-wide");
            page.getByText("Diagram beside").click();
            assertThat(page.locator(".outline")).hasCount(0);
        }
    }

    @Test
    void a_flow_is_edited_in_the_dark_and_on_a_narrow_screen() {
        Browser.NewContextOptions narrow =
                new Browser.NewContextOptions().setViewportSize(320, 700).setColorScheme(ColorScheme.DARK);
        try (Visitor admin = admin(narrow)) {
            Page page = admin.page();
            open(page, "/admin/flows");
            admin.needsNoSidewaysScrolling();
            open(page, "/admin/flows/after-purchase");
            assertThat(page.locator(".status")).containsText("No errors");
            assertThat(page.locator(".phone")).containsText("how likely");
            admin.needsNoSidewaysScrolling();
            admin.hasAnAccessiblePage("flow-narrow-dark");
            admin.shoots("flow-narrow-dark");
            page.getByRole(AriaRole.LINK, link("Diagram")).click();
            admin.needsNoSidewaysScrolling();
            admin.hasAnAccessiblePage("flow-outline-narrow-dark");
        }
    }

    @Test
    void the_keyboard_alone_finds_the_problem_and_leaves_the_editor() {
        try (Visitor admin = admin(desk())) {
            Page page = admin.page();
            open(page, "/admin/flows/relationship");
            broken(page);
            assertThat(page.locator(".problems")).containsText("unknown key titel");
            page.keyboard().press("F8");
            page.keyboard().press("Tab");
            Object inside = page.evaluate("() => document.activeElement.classList.contains('code')");
            assertThat(inside).as("Tab leaves the editor").isEqualTo(false);
        }
    }

    private static void breakAndMend(Visitor admin) {
        Page page = admin.page();
        broken(page);
        assertThat(page.locator(".problems")).containsText("unknown key titel, did you mean title?");
        assertThat(page.locator(".status")).containsText("1 error");
        admin.hasAnAccessiblePage("flow-broken");
        admin.shoots("flow-broken");
        admin.taps("Change to title");
        assertThat(page.locator(".status")).containsText("No errors");
    }

    private static void tryAndSaveAsTest(Visitor admin) {
        Page page = admin.page();
        page.getByLabel("Reply as the person").fill("2 - nobody called back");
        admin.taps("Send");
        assertThat(page.locator(".phone")).containsText("read as digit");
        admin.hasAnAccessiblePage("flow-tried");
        admin.shoots("flow-tried");
        admin.taps("Save as test");
        page.getByLabel("What it shows").fill("a saved talk");
        admin.taps("Save");
        assertThat(page.locator(".code")).containsText("a saved talk");
        assertThat(page.locator(".status")).containsText("19 of 19 tests");
    }

    /// By the diagram and its form alone: the text follows, and its comments are still there.
    private static void editByForm(Visitor admin) {
        Page page = admin.page();
        page.locator("nav[aria-label=Files] a").first().click();
        page.locator(".outline .stop").first().focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".step-panel h2")).containsText("satisfaction");
        page.locator(".step-panel textarea").first().fill("How satisfied were you, from 1 to 5?");
        page.keyboard().press("Tab");
        assertThat(page.locator(".code")).containsText("How satisfied were you, from 1 to 5?");
        page.getByLabel("Add").first().selectOption("yes-no");
        admin.taps("Add");
        assertThat(page.locator(".step-panel h2")).containsText("question-1");
        assertThat(page.locator(".outline")).containsText("Would you like us to call you?");
        admin.hasAnAccessiblePage("flow-form");
        admin.shoots("flow-form");
        admin.taps("Take away");
        assertThat(page.locator(".outline")).not().containsText("Would you like us to call you?");
    }

    private static void publish(Visitor admin) {
        Page page = admin.page();
        admin.taps("Publish");
        page.getByLabel("What changes, for those who look back").fill("the first one");
        admin.hasAnAccessiblePage("flow-publish");
        admin.shoots("flow-publish");
        page.locator("dialog .btn").click();
        assertThat(page.locator(".toast")).containsText("is published");
    }

    private Visitor admin(Browser.NewContextOptions options) {
        Visitor admin = new Visitor(
                chromium.browser(), options.setExtraHTTPHeaders(Map.of("Authorization", "Bearer let-me-in")));
        admin.context()
                .route(
                        "**/api/v1/session",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(SESSION)));
        return admin;
    }

    private static Browser.NewContextOptions desk() {
        return new Browser.NewContextOptions().setViewportSize(1360, 900);
    }

    private void open(Page page, String path) {
        page.navigate("http://127.0.0.1:" + server.port() + path);
        page.locator("h1").first().waitFor();
    }

    private static void make(Page page, String name, String template) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("New flow"))
                .click();
        page.getByLabel("Name").fill(name);
        page.getByLabel("Begin with").selectOption(template);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create"))
                .click();
        assertThat(page.locator(".status")).containsText("No errors");
    }

    /// Writes `titel` for `title`, in the second line of every shipped flow.
    private static void broken(Page page) {
        page.locator(".cm-line").filter(has("title:")).first().click();
        page.keyboard().press("Home");
        for (int i = 0; i < "title".length(); i++) {
            page.keyboard().press("Delete");
        }
        page.keyboard().type("titel");
        page.keyboard().press("Escape");
    }

    private static com.microsoft.playwright.Locator.FilterOptions has(String text) {
        return new com.microsoft.playwright.Locator.FilterOptions().setHasText(text);
    }

    private static Page.GetByRoleOptions link(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
