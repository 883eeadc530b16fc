package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
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
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The results page, with ninety days of samples behind it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultsPageTest {
    private static final String TOKEN = "let-me-look";
    private static final double FILLED_MILLIS = 300_000;

    private Server server;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        Path flows = Files.createDirectory(folder.resolve("flows"));
        Files.copy(Path.of("conversation-flows", "after-purchase.yaml"), flows.resolve("after-purchase.yaml"));
        Files.writeString(flows.resolve("never-asked.yaml"), """
                flow: never-asked
                expire: 1h
                anonymous: true
                steps: [{id: score, ask: Score?, answer: nps}]
                """);
        server = TestServer.demo(
                folder.resolve("data"),
                Map.of("PARLEY_API_TOKENS", "page:" + TOKEN, "PARLEY_FLOWS_DIR", flows.toString()));
        server.showSamples();
        chromium = Chromium.start();
        awaitSamples();
    }

    private void awaitSamples() {
        try (Visitor visitor = visitor(new Browser.NewContextOptions())) {
            visitor.page().navigate(address("/health/live"));
            visitor.page()
                    .waitForFunction(
                            """
                            async () => {
                              const answer = await fetch('/api/v1/results/after-purchase?from=2020-01-01');
                              const results = await answer.json();
                              return results.outcomes.invited > 300 && results.pendingDays === 0;
                            }""",
                            null,
                            new Page.WaitForFunctionOptions()
                                    .setTimeout(FILLED_MILLIS)
                                    .setPollingInterval(500));
        }
    }

    @AfterAll
    void stop() {
        server.close();
        chromium.close();
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    /// Somebody who is signed in.
    private Visitor visitor(Browser.NewContextOptions options) {
        Visitor visitor = new Visitor(chromium.browser(), options);
        visitor.context().setExtraHTTPHeaders(Map.of("Authorization", "Bearer " + TOKEN));
        visitor.context()
                .route(
                        "**/api/v1/session",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody("""
                        {"signedIn": true, "environment": "demo", "version": "1", "ways": [], "csrf": "x",
                         "user": {"id": "u", "name": "Bo", "role": "admin", "secondFactor": false}}""")));
        return visitor;
    }

    private Page open(Visitor visitor, String query) {
        Page page = visitor.page();
        page.navigate(address("/admin/results" + query));
        page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Results"))
                .waitFor();
        return page;
    }

    @Test
    void everything_is_seen_in_light_and_dark_and_on_a_narrow_screen() {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {1280, 320}) {
                Browser.NewContextOptions screen =
                        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 900);
                try (Visitor visitor = visitor(screen)) {
                    Page page = open(visitor, "?survey=after-purchase&from=2020-01-01&interval=month");
                    for (String heading : new String[] {
                        "NPS", "Recommend", "Groups", "Where people left", "What became of everybody", "In their words"
                    }) {
                        assertThat(page.getByRole(
                                        AriaRole.HEADING,
                                        new Page.GetByRoleOptions()
                                                .setName(heading)
                                                .setExact(true)))
                                .isVisible();
                    }
                    assertThat(page.locator(".banner").first()).containsText("samples");
                    themes(page);
                    visitor.hasAnAccessiblePage("results " + scheme + " " + width);
                    visitor.needsNoSidewaysScrolling();
                    page.screenshot(new Page.ScreenshotOptions()
                            .setFullPage(true)
                            .setPath(Path.of("target", "shots", "results-" + scheme + "-" + width + ".png")));
                }
            }
        }
    }

    /// What is asked for only once somebody has come so far down: again, as long as what loads above moves it away.
    private static Locator themes(Page page) {
        page.waitForFunction("""
                () => {
                  const themes = document.querySelector('results-themes');
                  themes?.parentElement.scrollIntoView();
                  return themes?.querySelector('tbody a');
                }""");
        return page.locator("results-themes tbody a").first();
    }

    @Test
    void where_people_left_stands_in_the_boxes_of_the_survey_s_own_diagram() {
        try (Visitor visitor = visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, "?survey=after-purchase&last=90");
            Locator first = page.locator("results-way .stop").first();

            assertThat(first).containsText("recommend");
            assertThat(first).containsText(Pattern.compile("\\d+ asked"));
            assertThat(page.locator("results-way .did.answered").first()).isAttached();
        }
    }

    @Test
    void what_people_speak_of_leads_to_the_comments_that_do() {
        try (Visitor visitor = visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, "?survey=after-purchase&last=90");
            Locator theme = themes(page);
            String name = theme.textContent();
            assertThat(page.locator("results-themes tbody tr").first()).containsText("%");

            theme.click();

            assertThat(page)
                    .hasURL(Pattern.compile(".*/admin/comments\\?theme=" + name + "&flow=after-purchase&days=90"));
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Comments"))
                    .waitFor();
        }
    }

    @Test
    void chosen_groups_are_laid_beside_one_another_and_each_chart_is_saved_as_a_picture() {
        try (Visitor visitor = visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, "?survey=after-purchase&from=2020-01-01&interval=month&by=store");
            for (String group : new String[] {"Choose Central", "Choose Riverside"}) {
                page.getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(group))
                        .check();
            }
            Locator beside = page.locator("#compare");
            assertThat(beside).containsText("A Central");
            assertThat(beside).containsText("B Riverside");
            assertThat(page).hasURL(Pattern.compile(".*cmp=store%3ACentral&cmp=store%3ARiverside.*"));
            visitor.hasAnAccessiblePage("results beside one another");
            Download picture = page.waitForDownload(
                    () -> beside.getByRole(AriaRole.BUTTON).first().click());
            assertThat(picture.suggestedFilename()).isEqualTo("recommend-by-store.png");
        }
    }

    @Test
    void all_that_is_shown_is_in_the_address_and_the_keyboard_is_enough() {
        try (Visitor visitor = visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, "?survey=after-purchase&from=2020-01-01");
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Agent"))
                    .press("Enter");
            Locator kim = page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Kim"));
            kim.press("Enter");
            page.locator(".chip.info").getByText("agent: Kim").waitFor();
            assertThat(page.url()).contains("by=agent").contains("seg=agent%3AKim");
            page.reload();
            page.locator(".chip.info").getByText("agent: Kim").waitFor();
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Everybody"))
                    .press("Enter");
            assertThat(page.locator(".chip.info")).hasCount(0);
            page.locator(".chart summary").first().press("Enter");
            assertThat(page.locator("details[open] table").first()).isVisible();
        }
    }

    @Test
    void a_time_without_answers_and_an_anonymous_survey_say_so() {
        try (Visitor visitor = visitor(new Browser.NewContextOptions())) {
            Page page = open(visitor, "?survey=after-purchase&from=2019-01-01&to=2019-02-01");
            page.getByText("No answers in this time").waitFor();
            page = open(visitor, "?survey=never-asked");
            page.getByText("Not enough answers yet").waitFor();
            visitor.hasAnAccessiblePage("results of nobody");
        }
    }

    @Test
    void another_measure_is_drawn_below_the_scores_and_no_cause_is_claimed() {
        try (Visitor visitor = visitor(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            Page page = open(visitor, "?survey=after-purchase&from=2020-01-01&interval=month");
            page.getByText("POST /api/v1/measures").waitFor();
            page.evaluate("""
                    async () => {
                      const measures = Array.from({length: 90}, (_, at) => ({name: 'retention', value: 80 + at % 7,
                        day: new Date(Date.now() - at * 86400000).toISOString().slice(0, 10)}));
                      await fetch('/api/v1/measures', {method: 'POST', body: JSON.stringify({measures})});
                    }""");
            page.reload();
            page.getByText("Too few to say whether they go together.").waitFor();
            page.getByText("need not cause").waitFor();
            visitor.hasAnAccessiblePage("results beside a measure");
            page.locator("results-measures")
                    .screenshot(new Locator.ScreenshotOptions()
                            .setPath(Path.of("target", "shots", "results-measures.png")));
        }
    }

    @Test
    void a_note_stands_on_the_charts_a_view_is_kept_and_a_link_shows_the_figures_to_a_stranger() {
        try (Visitor visitor = visitor(new Browser.NewContextOptions().setViewportSize(1280, 900))) {
            Page page = open(visitor, "?survey=after-purchase&last=60");
            button(page, "Add a note").click();
            page.getByLabel("What happened").fill("New checkout");
            button(page, "Add it").click();
            page.locator(".res-notes").getByText("New checkout").waitFor();
            assertThat(page.locator("g.note").first()).isAttached();
            button(page, "Save this view").click();
            page.getByLabel("Name").fill("Two months");
            button(page, "Save it").click();
            assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Two months")))
                    .hasAttribute("href", "/admin/results?survey=after-purchase&last=60");
            button(page, "Share").click();
            page.getByLabel("With the groups by").check();
            button(page, "Make a link").click();
            String link = page.locator("dialog code.wrap").textContent();
            button(page, "Done").click();
            visitor.hasAnAccessiblePage("results with notes");
            page.navigate(address(link.substring(link.indexOf("/shared/"))));
            page.getByText("To be read only").waitFor();
            assertThat(page.locator("svg.trend").first()).isVisible();
            visitor.hasAnAccessiblePage("shared results");
            visitor.needsNoSidewaysScrolling();
            visitor.shoots("results-shared");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    @Test
    void a_fault_is_told_and_tried_again() {
        try (Visitor visitor = visitor(new Browser.NewContextOptions())) {
            visitor.context().route("**/api/v1/results/**", Route::abort);
            Page page = open(visitor, "?survey=after-purchase");
            page.getByRole(AriaRole.ALERT).getByText("cannot be reached").waitFor();
            visitor.context().unroute("**/api/v1/results/**");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Retry"))
                    .click();
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Groups"))
                    .waitFor();
        }
    }
}
