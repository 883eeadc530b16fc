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

/// What happy people are asked for, as admins set it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FavourPageTest {
    private Server server;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        chromium = Chromium.start();
        server = TestServer.demo(folder, Map.of());
    }

    @AfterAll
    void stop() {
        server.close();
        chromium.close();
    }

    private Page open(Visitor visitor) {
        Page page = visitor.page();
        page.navigate("http://127.0.0.1:" + server.port() + "/admin/settings/favour");
        page.getByLabel("Wait after").waitFor();
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    @Test
    void an_admin_sets_what_happy_people_are_asked_for_in_two_languages() {
        try (Visitor visitor = new Visitor(chromium.browser(), new Browser.NewContextOptions())) {
            Page page = open(visitor);
            assertThat(page.getByText("Nobody was asked yet")).isVisible();
            page.getByLabel("Words").fill("Would you tell a friend? https://example.com/friends");
            button(page, "Another language").click();
            page.getByLabel("Language").nth(1).fill("de");
            page.getByLabel("Words").nth(1).fill("Sagen Sie es weiter?");
            page.getByLabel("Wait after").fill("36h");
            page.getByLabel("after-purchase").check();
            visitor.hasAnAccessiblePage("favours");
            button(page, "Save").click();
            assertThat(page.getByText("Happy people are asked from now on.").last())
                    .isVisible();

            page = open(visitor);

            assertThat(page.getByLabel("Language")).hasCount(2);
            assertThat(page.getByLabel("Words").nth(0)).hasValue("Sagen Sie es weiter?");
            assertThat(page.getByLabel("Wait after")).hasValue("36h");
            assertThat(page.getByLabel("after-purchase")).isChecked();
            assertThat(page.getByLabel("support-csat")).not().isChecked();
        }
    }

    @Test
    void of_two_texts_in_one_language_none_is_lost_unseen() {
        try (Visitor visitor = new Visitor(chromium.browser(), new Browser.NewContextOptions())) {
            Page page = open(visitor);
            button(page, "Another language").click();
            Locator language = page.getByLabel("Language").last();
            language.fill(page.getByLabel("Language").first().inputValue());
            page.getByLabel("Words").last().fill("Or this?");
            button(page, "Save").click();

            assertThat(page.getByText("Keep one of them").last()).isVisible();
            assertThat(page.getByLabel("Words").last()).hasValue("Or this?");
        }
    }

    @Test
    void on_a_phone_what_is_wrong_is_told_and_what_was_written_stays() {
        Browser.NewContextOptions phone =
                new Browser.NewContextOptions().setViewportSize(390, 844).setColorScheme(ColorScheme.DARK);
        try (Visitor visitor = new Visitor(chromium.browser(), phone)) {
            Page page = open(visitor);
            assertThat(page.locator("nav.rail [aria-current]")).isInViewport();
            page.getByLabel("Wait after").fill("soon");
            button(page, "Save").click();

            assertThat(page.getByText("is a duration such as 30m, 4h or 2d")).isVisible();
            assertThat(page.getByLabel("Wait after")).hasValue("soon");
            visitor.forgives(text -> text.contains("400"));
            visitor.hasAnAccessiblePage("favours, refused, phone");
            visitor.needsNoSidewaysScrolling();
        }
    }
}
