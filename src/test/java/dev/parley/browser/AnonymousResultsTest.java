package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.TestServer;
import dev.parley.command.Server;
import dev.parley.fake.ChatCaller;
import dev.parley.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The results of an anonymous survey that three people have answered, as a manager reads them.
class AnonymousResultsTest {
    private static final String FLOW = """
            flow: mood
            title: Mood
            anonymous: {minimum-group: 3}
            expire: 2d
            steps:
              - {id: wish, ask: What do you wish for?, answer: text}
              - end: Thank you.
            """;
    private static final String ROUNDS = """
            {"flow": "mood", "items": [{"day": "2026-03-02", "people": 1840, "started": 1211,
             "waiting": {"scheduled": 590, "quiet-hours": 12}, "refused": {"opted-out": 20, "at-most": 7}}]}""";

    @Test
    void a_manager_replies_to_a_comment_and_sees_how_far_a_round_is(@TempDir Path folder) throws IOException {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        Path flows = Files.createDirectory(folder.resolve("flows"));
        Files.writeString(flows.resolve("mood.yaml"), FLOW);
        Map<String, String> settings = Map.of(
                "PARLEY_HTTP_PORT",
                "0",
                "PARLEY_FLOWS_DIR",
                flows.toString(),
                "PARLEY_DATA_DIR",
                folder.resolve("data").toString());
        try (Server server = TestServer.start(Settings.Mode.DEMO, settings, folder);
                ChatCaller people = new ChatCaller(server.port());
                Chromium chromium = Chromium.start();
                Visitor manager = new Visitor(chromium.browser(), new Browser.NewContextOptions())) {
            for (String wish : List.of("A bicycle", "More plants <b>", "Longer lunch")) {
                people.open("mood", "{}").say("{\"clientId\": \"1\", \"text\": \"" + wish + "\"}");
            }
            manager.context()
                    .route(
                            "**/pulses",
                            route -> route.fulfill(new Route.FulfillOptions()
                                    .setContentType("application/json")
                                    .setBody(ROUNDS)));
            Page page = manager.page();
            page.navigate("http://127.0.0.1:" + server.port() + "/admin/results?survey=mood");

            assertThat(page.getByRole(AriaRole.TABLE)).containsText("1,211");
            assertThat(page.getByRole(AriaRole.TABLE)).containsText("Quiet hours: 12");
            manager.taps("Reply to “More plants <b>”");
            page.getByLabel("Your reply").fill("Which ones?");
            manager.hasAnAccessiblePage("replying");
            manager.taps("Reply");
            assertThat(page.locator(".remarks")).containsText("Replied: Which ones?");
            manager.hasAnAccessiblePage("anonymous results");
            manager.shoots("results-anonymous");
        }
    }
}
