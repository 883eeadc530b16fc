package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.parley.TestServer;
import dev.parley.command.Server;
import dev.parley.fake.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The inbox as somebody at the desk uses it, on a whole server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxPageTest {
    private static final String FLOW = """
            flow: shop
            language: en
            invite: {default: true}
            steps:
              - id: recommend
                ask: How likely are you to recommend us? 0 to 10
                answer: nps
                then:
                  0-6:
                    - {id: why, ask: What went wrong?, answer: text}
                    - case: {queue: recovery, due: 24h, priority: high, note: Call them}
              - end: Thank you.
            """;
    private static final String SESSION = """
            {"signedIn": true, "environment": "sandbox", "version": "1", "ways": ["password"], "csrf": "x",
             "user": {"id": "u1", "name": "max", "role": "admin", "secondFactor": false}}
            """;

    private final HttpClient client = HttpClient.newHttpClient();
    private Server server;
    private Chromium chromium;
    private int messages;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        chromium = Chromium.start();
        Path flows = Files.createDirectory(folder.resolve("flows"));
        Files.writeString(flows.resolve("shop.yaml"), FLOW);
        server = TestServer.in(
                folder,
                Map.of(
                        "PARLEY_API_TOKENS", "desk:let-me-in",
                        "PARLEY_SIGNATURE_CHECK", "off",
                        "TWILIO_ACCOUNT_SID", "ACtest",
                        "TWILIO_AUTH_TOKEN", "12345",
                        "TWILIO_FROM", "+15550111",
                        "TWILIO_API_URL", "http://localhost:9"));
        put("/api/v1/desk", """
                {"people": [{"name": "max"}, {"name": "eve"}], "causes": ["courier", "price"]}
                """);
    }

    @AfterAll
    void stop() {
        server.close();
        chromium.close();
        client.shutdownNow();
    }

    @Test
    void a_case_is_read_answered_and_closed_by_keys_alone() {
        unhappy("+15550101", "Ana Lima", "2", "The parcel was wet");
        try (Visitor visitor = visitor(new Browser.NewContextOptions())) {
            Page page = visitor.page();
            page.navigate(address("/admin/inbox"));
            Locator row = page.locator(".case-row").filter(new Locator.FilterOptions().setHasText("Ana Lima"));
            row.waitFor();
            visitor.hasAnAccessiblePage("inbox, light");
            row.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator(".case-middle .talk")).containsText("The parcel was wet");
            visitor.hasAnAccessiblePage("a case, light");
            visitor.shoots("inbox-light");

            page.keyboard().press("n");
            page.locator("dialog textarea").fill("Called, nobody there");
            button(page, "Add").click();
            assertThat(page.locator(".case-side")).containsText("Called, nobody there");

            assertThat(page.locator("dialog")).hasCount(0);
            page.keyboard().press("r");
            assertThat(page.locator("case-reply textarea")).isFocused();
            page.keyboard().type("/sor");
            button(page, "/sorry").click();
            assertThat(page.locator("#case-count")).containsText("1 text message");
            page.keyboard().press("Control+Enter");
            assertThat(page.locator(".said.hand")).containsText("I am sorry about that");

            page.keyboard().press("Escape");
            page.keyboard().press("e");
            page.locator("dialog select").selectOption("courier");
            visitor.hasAnAccessiblePage("closing a case");
            button(page.locator("dialog"), "Close the case").click();
            assertThat(page.locator(".case-side")).containsText("courier");
            button(page, "Undo").click();
            assertThat(page.locator(".case-side")).containsText("opened again");
            looksAtTheReport(visitor);
        }
    }

    private static void looksAtTheReport(Visitor visitor) {
        Page page = visitor.page();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Report"))
                .click();
        assertThat(page.locator("case-report")).containsText("Replied in time");
        visitor.hasAnAccessiblePage("the desk's report");
        visitor.shoots("inbox-report");
    }

    @Test
    void the_inbox_shows_new_cases_live_in_the_dark_and_on_a_phone() {
        Browser.NewContextOptions phone =
                new Browser.NewContextOptions().setViewportSize(320, 640).setColorScheme(ColorScheme.DARK);
        try (Visitor visitor = visitor(phone)) {
            Page page = visitor.page();
            page.navigate(address("/admin/inbox?state=snoozed"));
            page.getByText("Nothing is put away").waitFor();
            visitor.hasAnAccessiblePage("an empty inbox, dark");
            page.locator(".tabs a").first().click();
            page.locator(".case-row, .empty h2:has-text('Nobody is waiting')")
                    .first()
                    .waitFor();
            unhappy("+15550102", "Bo Berg", "1", "Nobody answers the phone, and the courier left it in the rain");
            button(page, "Show 1 new case").click();
            Locator row = page.locator(".case-row").filter(new Locator.FilterOptions().setHasText("Bo Berg"));
            row.waitFor();
            visitor.hasAnAccessiblePage("inbox, dark");
            visitor.needsNoSidewaysScrolling();
            visitor.shoots("inbox-dark-phone-list");
            row.click();
            assertThat(page.locator(".case-middle .talk")).containsText("in the rain");
            visitor.hasAnAccessiblePage("a case, dark");
            visitor.needsNoSidewaysScrolling();
            visitor.shoots("inbox-dark-phone-case");
            button(page, "All cases").click();
            row.waitFor();
        }
    }

    private Visitor visitor(Browser.NewContextOptions options) {
        Visitor visitor = new Visitor(
                chromium.browser(), options.setExtraHTTPHeaders(Map.of("Authorization", "Bearer let-me-in")));
        visitor.page()
                .route(
                        "**/api/v1/session",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(SESSION)));
        return visitor;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private static Locator button(Locator within, String name) {
        return within.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name))
                .first();
    }

    private void unhappy(String phone, String name, String score, String words) {
        send(
                "/api/v1/contacts",
                "POST",
                "application/json",
                "{\"phone\": \"" + phone + "\", \"name\": \"" + name + "\"}");
        say(phone, "hi");
        say(phone, score);
        say(phone, words);
    }

    private void say(String from, String text) {
        messages++;
        String form = "AccountSid=ACtest&MessageSid=SM" + messages + "&From=" + encoded(from) + "&To=%2B15550111"
                + "&NumMedia=0&Body=" + encoded(text);
        send("/webhooks/sms", "POST", "application/x-www-form-urlencoded", form);
    }

    private void put(String path, String json) {
        send(path, "PUT", "application/json", json);
    }

    private void send(String path, String method, String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address(path)))
                .header("Authorization", "Bearer let-me-in")
                .header("Content-Type", type)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = Contract.checked(
                client.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join());
        Assertions.assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }
}
