package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.parley.TestServer;
import dev.parley.command.Server;
import dev.parley.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The house of the admin app and its pages for conversations, contacts and settings, in a real browser.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdminTest {
    private static final String PASSWORD = "the operator's own password";
    private static final String SCRIPT = "<script>document.title='owned'</script><img src=x onerror=alert(1)>";

    private Server server;
    private Server demo;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        chromium = Chromium.start();
        Path here = Path.of("").toAbsolutePath();
        server = TestServer.start(Settings.Mode.SERVE, settings(folder.resolve("empty")), here);
        demo = TestServer.start(Settings.Mode.DEMO, settings(folder.resolve("full")), here);
        send("/simulator/messages", "{\"from\":\"+15550100\",\"id\":\"m1\",\"text\":\"survey\"}");
        send("/api/v1/contacts", "{\"externalId\":\"C-1\",\"name\":" + quoted(SCRIPT) + ",\"phone\":\"+15550101\"}");
        send("/api/v1/contacts", "{\"externalId\":\"C-2\",\"name\":\"Ann Example\",\"phone\":\"+15550102\"}");
    }

    private static Map<String, String> settings(Path folder) {
        return Map.of(
                "PARLEY_HTTP_PORT", "0",
                "PARLEY_HTTP_HOST", "127.0.0.1",
                "PARLEY_ADMIN_PASSWORD", PASSWORD,
                "PARLEY_API_TOKENS", "test:let-me-in",
                "PARLEY_DATA_DIR", folder.toString());
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }

    private void send(String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + demo.port() + path))
                .header("authorization", "Bearer let-me-in")
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            client.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the test was interrupted", e);
        }
    }

    @AfterAll
    void stop() {
        server.close();
        demo.close();
        chromium.close();
    }

    private Visitor visitor(Browser.NewContextOptions options) {
        return new Visitor(chromium.browser(), options);
    }

    private static String at(Server server, String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private static void signIn(Page page) {
        page.getByLabel("Name").fill("admin");
        page.getByLabel("Password").fill(PASSWORD);
        page.keyboard().press("Enter");
    }

    @Test
    void somebody_signs_in_by_keyboard_and_finds_every_page_empty_and_accessible() {
        try (Visitor visitor = visitor(new Browser.NewContextOptions())) {
            Page page = visitor.page();
            page.navigate(at(server, "/"));
            page.getByLabel("Password").waitFor();
            visitor.hasAnAccessiblePage("sign-in");
            visitor.shoots("admin-sign-in");
            page.getByLabel("Name").fill("admin");
            page.getByLabel("Password").fill("wrong");
            page.keyboard().press("Enter");
            page.getByRole(AriaRole.ALERT).waitFor();
            visitor.forgives(text -> text.contains("401"));
            signIn(page);
            page.locator("nav.rail").waitFor();
            page.navigate(at(server, "/admin/conversations"));
            page.getByText("No conversation yet").waitFor();
            visitor.hasAnAccessiblePage("conversations, empty");
            pressInTheFirstSecond(page, "r");
            assertThat(page).hasURL(at(server, "/admin/conversations"));
            page.keyboard().press("g");
            page.keyboard().press("p");
            page.getByText("Nobody yet").waitFor();
            visitor.hasAnAccessiblePage("contacts, empty");
            page.keyboard().press("Control+k");
            page.keyboard().type("settings");
            page.keyboard().press("Enter");
            page.getByText("Add somebody").waitFor();
            visitor.hasAnAccessiblePage("settings");
            page.keyboard().press("?");
            page.getByText("Next, previous row").waitFor();
            visitor.hasAnAccessiblePage("shortcuts");
            page.keyboard().press("Escape");
            assertThat(page.locator("dialog")).hasCount(0);
        }
    }

    /// A key as somebody presses it 0.1 s after the page was opened, whenever that was.
    private static void pressInTheFirstSecond(Page page, String key) {
        page.evaluate("""
                key => {
                  const event = new KeyboardEvent('keydown', {key});
                  Object.defineProperty(event, 'timeStamp', {value: 100});
                  dispatchEvent(event);
                }""", key);
    }

    @Test
    void an_admin_adds_a_colleague_and_reads_it_in_the_log() {
        try (Visitor visitor = visitor(new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK))) {
            Page page = visitor.page();
            page.navigate(at(server, "/admin/settings"));
            signIn(page);
            page.getByText("Add somebody").click();
            visitor.hasAnAccessiblePage("add somebody");
            page.getByLabel("Signs in as").fill("kim@example.com");
            page.getByLabel("Role").selectOption("responder");
            page.keyboard().press("Enter");
            page.getByText("Tell them this password").waitFor();
            visitor.shoots("admin-password");
            visitor.taps("Done");
            assertThat(page.locator("table.list")).containsText("kim@example.com");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Log"))
                    .click();
            assertThat(page.locator("table.list")).containsText("team.added");
            visitor.hasAnAccessiblePage("log, dark");
            visitor.shoots("admin-log-dark");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("API tokens"))
                    .click();
            visitor.taps("Make a token");
            page.getByLabel("For The program").fill("the shop");
            page.getByLabel("events:write").check();
            visitor.hasAnAccessiblePage("make a token, dark");
            visitor.shoots("admin-token-dark");
            visitor.taps("Make it");
            page.getByText("Copy this token now").waitFor();
            visitor.taps("Done");
            assertThat(page.locator("table.list")).containsText("the shop");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark", "phone"})
    void the_demo_shows_its_people_and_talks_to_whoever_sits_at_it(String look) {
        Browser.NewContextOptions options = switch (look) {
            case "dark" -> new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK);
            case "phone" -> new Browser.NewContextOptions().setViewportSize(320, 640);
            default -> new Browser.NewContextOptions();
        };
        try (Visitor visitor = visitor(options)) {
            Page page = visitor.page();
            page.navigate(at(demo, "/admin/contacts"));
            page.getByText("Ann Example").waitFor();
            assertThat(page.locator("table.list")).containsText(SCRIPT);
            look(visitor, "contacts-" + look);
            page.getByText("Ann Example").click();
            page.getByText("What happened").first().waitFor();
            page.getByText("has not said stop").waitFor();
            look(visitor, "contact-" + look);
            page.navigate(at(demo, "/admin/conversations"));
            page.getByLabel("Words or person").fill("how likely");
            page.keyboard().press("Enter");
            page.waitForURL("**q=how*");
            look(visitor, "conversations-" + look);
            page.locator("table.list a").first().click();
            page.locator(".said").first().waitFor();
            look(visitor, "conversation-" + look);
            page.navigate(at(demo, "/admin/settings"));
            page.getByText("Add somebody").waitFor();
            look(visitor, "settings-" + look);
            page.navigate(at(demo, "/admin/settings/channels"));
            page.getByText("Always on").waitFor();
            look(visitor, "channels-" + look);
            visitor.taps("Send a test");
            page.getByLabel("To A telephone number").fill("+15550103");
            visitor.hasAnAccessiblePage("send a test, " + look);
            visitor.taps("Send it");
            page.locator(".toast").waitFor();
            dress(visitor, look);
            health(visitor, look);
        }
    }

    private void health(Visitor visitor, String look) {
        visitor.page().navigate(at(demo, "/admin/settings/health"));
        visitor.page().getByText("agrees with your browser").waitFor();
        look(visitor, "health-" + look);
    }

    /// The organisation's name and colour, the first of which cannot be read.
    private void dress(Visitor visitor, String look) {
        Page page = visitor.page();
        page.navigate(at(demo, "/admin/settings/appearance"));
        page.getByLabel("Organisation").fill("Acme <b>& Sons</b>");
        page.getByLabel("Colour").fill("#ffcc00");
        visitor.taps("Save");
        page.getByText("is the same, dark enough").waitFor();
        visitor.forgives(fault -> fault.contains("status of 400"));
        look(visitor, "appearance-refused-" + look);
        page.getByLabel("Colour").fill("#0a6e4f");
        visitor.taps("Save");
        page.locator(".brand").getByText("Acme <b>& Sons</b>").waitFor();
        look(visitor, "appearance-" + look);
    }

    private static void look(Visitor visitor, String what) {
        visitor.hasAnAccessiblePage(what);
        visitor.needsNoSidewaysScrolling();
        visitor.shoots("admin-" + what);
    }
}
