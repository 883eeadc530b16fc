package dev.parley.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `<parley-chat>` on another site's page that allows nothing it need not, walked through as people do.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WidgetTest {
    private static final Map<String, Browser.NewContextOptions> VARIANTS = Map.of(
            "desktop", new Browser.NewContextOptions().setViewportSize(1280, 800),
            "phone",
                    new Browser.NewContextOptions()
                            .setViewportSize(360, 700)
                            .setHasTouch(true)
                            .setIsMobile(true),
            "tablet", new Browser.NewContextOptions().setViewportSize(820, 1100).setHasTouch(true),
            "forced-colours", new Browser.NewContextOptions().setForcedColors(ForcedColors.ACTIVE),
            "reduced-motion", new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE),
            "dark", new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK),
            "narrow", new Browser.NewContextOptions().setViewportSize(320, 600));

    private ShopServer shop;
    private Chromium chromium;

    @BeforeAll
    void start(@TempDir Path folder) {
        PlaywrightAssertions.setDefaultAssertionTimeout(Chromium.PATIENCE_MILLIS);
        chromium = Chromium.start();
        shop = new ShopServer(folder);
    }

    @AfterAll
    void stop() {
        shop.close();
        chromium.close();
    }

    private Visitor visitor(String variant) {
        return new Visitor(chromium.browser(), VARIANTS.getOrDefault(variant, new Browser.NewContextOptions()));
    }

    private void opens(Visitor visitor, String attributes) {
        visitor.page().navigate(shop.page(attributes, "en"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"desktop", "phone", "tablet", "forced-colours", "reduced-motion", "dark", "narrow"})
    void a_survey_is_answered_in_the_launcher(String variant) {
        try (Visitor visitor = visitor(variant)) {
            opens(visitor, "");
            visitor.hasAnAccessiblePage(variant + " closed");
            visitor.taps("Give feedback");
            visitor.sees("How likely are you");
            visitor.hasAnAccessiblePage(variant + " score");
            visitor.shoots("widget-" + variant + "-score");
            visitor.taps(3);
            visitor.sees("What went wrong?");
            visitor.writes("<img src=x onerror=alert(1)> & late");
            visitor.sees("How happy are you");
            assertThat(visitor.see("onerror")).hasText("<img src=x onerror=alert(1)> & lateChange");
            visitor.hasAnAccessiblePage(variant + " faces");
            visitor.shoots("widget-" + variant + "-faces");
            visitor.taps(2);
            visitor.sees("What mattered most?");
            visitor.taps("Friendly people");
            visitor.sees("What else should we sell?");
            visitor.page().getByLabel("Cups").check();
            visitor.page().getByLabel("Spoons").check();
            visitor.hasAnAccessiblePage(variant + " choices");
            visitor.taps("Send");
            visitor.sees("Will you come back?");
            visitor.taps("Yes");
            answersTheRest(visitor, variant);
            visitor.sees("Thank you.");
            visitor.hasAnAccessiblePage(variant + " end");
            visitor.needsNoSidewaysScrolling();
            visitor.shoots("widget-" + variant + "-end");
        }
    }

    private static void answersTheRest(Visitor visitor, String variant) {
        visitor.sees("How easy was it to order?");
        visitor.hasAnAccessiblePage(variant + " effort");
        visitor.taps(7);
        visitor.sees("How many stars do you give us?");
        visitor.hasAnAccessiblePage(variant + " stars");
        visitor.shoots("widget-" + variant + "-stars");
        visitor.taps(4);
        visitor.sees("How many people live with you?");
        visitor.hasAnAccessiblePage(variant + " number");
        visitor.writes("3");
        visitor.sees("Since when have you known us?");
        visitor.hasAnAccessiblePage(variant + " date");
        visitor.writes("2024-02-03");
        visitor.sees("Where may we write to you?");
        visitor.hasAnAccessiblePage(variant + " e-mail");
        visitor.writes("ann@example.com");
        visitor.sees("Where may we call you?");
        visitor.hasAnAccessiblePage(variant + " telephone");
        visitor.taps("Skip");
    }

    @Test
    void a_survey_is_answered_from_right_to_left() {
        try (Visitor visitor = visitor("phone")) {
            visitor.page().navigate(shop.page("mode=inline", "ar"));
            visitor.sees("ما مدى احتمال");
            assertThat(visitor.page().locator(".panel")).hasAttribute("dir", "rtl");
            visitor.hasAnAccessiblePage("right to left");
            visitor.taps(9);
            visitor.sees("ما الذي أعجبك");
            visitor.taps("تخطٍّ");
            visitor.sees("ما مدى رضاك");
            visitor.hasAnAccessiblePage("right to left faces");
            visitor.shoots("widget-rtl");
        }
    }

    @Test
    void an_empty_answer_is_asked_for_again_in_words() {
        try (Visitor visitor = visitor("desktop")) {
            opens(visitor, "mode=inline");
            visitor.sees("How likely are you");
            visitor.taps("Send");
            assertThat(visitor.page().getByRole(AriaRole.ALERT)).hasText("Please choose an answer.");
            assertThat(visitor.page().locator(".field")).hasAttribute("aria-invalid", "true");
            visitor.hasAnAccessiblePage("empty answer");
            visitor.writes("I'd say an eight");
            visitor.sees("What did you like?");
        }
    }

    @Test
    void an_earlier_answer_is_changed() {
        try (Visitor visitor = visitor("desktop")) {
            opens(visitor, "mode=inline");
            visitor.sees("How likely are you");
            visitor.taps(9);
            visitor.sees("What did you like?");
            visitor.taps("Change: 9");
            assertThat(visitor.page().locator("input[value='9']")).isChecked();
            visitor.hasAnAccessiblePage("changing");
            visitor.taps("Keep my answer");
            visitor.taps("Change: 9");
            visitor.taps(2);
            visitor.sees("What went wrong?");
            assertThat(visitor.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Change: 2")))
                    .isVisible();
            visitor.taps("Skip");
            visitor.sees("How happy are you");
        }
    }

    @Test
    void a_survey_is_answered_by_the_keyboard_alone() {
        try (Visitor visitor = visitor("desktop")) {
            Page page = visitor.page();
            opens(visitor, "");
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            visitor.sees("How likely are you");
            page.keyboard().press("Escape");
            Locator launcher = page.locator(".launcher");
            assertThat(launcher).isFocused();
            assertThat(launcher).hasAttribute("aria-expanded", "false");
            page.keyboard().press("Enter");
            assertThat(launcher).hasAttribute("aria-expanded", "true");
            page.locator("input[value='0']").focus();
            page.keyboard().press("ArrowRight");
            page.keyboard().press("ArrowRight");
            page.keyboard().press("Enter");
            visitor.sees("What went wrong?");
            assertThat(page.locator(".field")).isFocused();
            page.keyboard().type("Too slow");
            page.keyboard().press("Enter");
            visitor.sees("How happy are you");
            assertThat(page.locator("input[value='1']")).isFocused();
            page.keyboard().press("Space");
            page.keyboard().press("Space");
            visitor.sees("What mattered most?");
            page.keyboard().press("Enter");
            visitor.sees("What else should we sell?");
            page.keyboard().press("Space");
            page.keyboard().press("Enter");
            visitor.sees("Will you come back?");
            page.keyboard().press("Enter");
            visitor.sees("How easy was it to order?");
        }
    }

    @Test
    void what_is_said_without_a_connection_is_sent_once_when_there_is_one() {
        try (Visitor visitor = visitor("desktop")) {
            opens(visitor, "mode=inline");
            visitor.sees("How likely are you");
            visitor.context().setOffline(true);
            assertThat(visitor.page().getByRole(AriaRole.STATUS)).hasText("No connection. Trying again…");
            visitor.taps(9);
            visitor.shoots("widget-offline");
            visitor.context().setOffline(false);
            visitor.sees("What did you like?");
            assertThat(visitor.page().getByRole(AriaRole.STATUS)).hasText("");
            assertThat(visitor.page().locator(".bubble")).hasCount(3);
        }
    }

    @Test
    void a_conversation_goes_on_after_the_page_was_loaded_anew_and_the_server_was_started_anew() {
        try (Visitor visitor = visitor("desktop")) {
            opens(visitor, "mode=inline");
            visitor.sees("How likely are you");
            visitor.taps(9);
            visitor.sees("What did you like?");
            visitor.page().reload();
            visitor.sees("What did you like?");
            shop.stop();
            visitor.writes("All of it");
            assertThat(visitor.page().getByRole(AriaRole.STATUS)).hasText("No connection. Trying again…");
            shop.start();
            visitor.sees("How happy are you");
            assertThat(visitor.page().locator(".bubble")).hasCount(5);
            visitor.forgives(fault -> fault.contains("503"));
        }
    }

    @Test
    void two_tabs_agree() {
        try (Visitor visitor = visitor("desktop")) {
            opens(visitor, "mode=inline");
            visitor.sees("How likely are you");
            Page other = visitor.newPage();
            other.navigate(shop.page("mode=inline", "en"));
            other.locator("input[value='9']").click();
            other.locator(".bubble", new Page.LocatorOptions().setHasText("What did you like?"))
                    .waitFor();
            visitor.page().bringToFront();
            visitor.sees("What did you like?");
            assertThat(visitor.page().locator(".bubble")).hasCount(3);
        }
    }

    @Test
    void nothing_is_left_in_the_browser_after_signing_out() {
        try (Visitor visitor = visitor("desktop")) {
            opens(visitor, "");
            visitor.taps("Give feedback");
            visitor.sees("How likely are you");
            visitor.taps(9);
            visitor.sees("What did you like?");
            visitor.page().evaluate("Parley.reset()");
            assertThat(visitor.page().locator(".bubble")).hasCount(0);
            assertThat(visitor.page().evaluate("localStorage.length")).isEqualTo(0);
            visitor.taps("Give feedback");
            visitor.sees("How likely are you");
            assertThat(visitor.page().locator(".bubble")).hasCount(1);
        }
    }

    @Test
    void only_their_own_identity_opens_again_what_a_customer_said() {
        String known = "mode=inline identity=" + ShopServer.identity("customer-7");
        try (Visitor visitor = visitor("desktop")) {
            opens(visitor, known);
            visitor.sees("How likely are you");
            visitor.taps(9);
            visitor.sees("What did you like?");
            String kept = String.valueOf(visitor.page().evaluate("JSON.stringify(localStorage)"));
            assertThat(kept).as("tokens in the browser").isEqualTo("{\"parley.shop.known\":\"1\"}");
            opens(visitor, "mode=inline identity=" + ShopServer.identity("customer-8"));
            visitor.sees("How likely are you");
            assertThat(visitor.page().locator(".bubble")).hasCount(1);
            opens(visitor, known);
            visitor.sees("What did you like?");
        }
    }

    @Test
    void a_page_opens_it_by_itself_only_as_often_as_the_server_allows() {
        try (Visitor visitor = visitor("desktop")) {
            opens(visitor, "open-on=order-shown");
            visitor.page().evaluate("document.dispatchEvent(new Event('order-shown'))");
            visitor.sees("How likely are you");
            visitor.page().reload();
            visitor.page()
                    .waitForResponse(
                            response -> response.url().endsWith("/offers"),
                            () -> visitor.page().evaluate("document.dispatchEvent(new Event('order-shown'))"));
            assertThat(visitor.page().locator(".launcher")).hasAttribute("aria-expanded", "false");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"open-after=0", "open-on=exit"})
    void a_page_offers_it_after_a_while_or_to_who_leaves(String when) {
        try (Visitor visitor = visitor("desktop")) {
            opens(visitor, when);
            visitor.page()
                    .evaluate("document.documentElement.dispatchEvent(new MouseEvent('mouseleave', {clientY: -1}))");
            visitor.sees("How likely are you");
            assertThat(visitor.page().evaluate("document.activeElement.tagName"))
                    .as("where the keyboard is")
                    .isEqualTo("BODY");
        }
    }

    @Test
    void what_opens_by_itself_does_not_come_again_to_who_has_closed_it() {
        try (Visitor visitor = visitor("desktop")) {
            opens(visitor, "open");
            visitor.sees("How likely are you");
            visitor.taps("Close");
            visitor.page().reload();
            Locator launcher = visitor.page().locator(".launcher");
            assertThat(launcher).hasAttribute("aria-expanded", "false");
            launcher.click();
            visitor.sees("How likely are you");
            visitor.page().reload();
            assertThat(launcher).hasAttribute("aria-expanded", "true");
        }
    }

    @Test
    void the_chat_goes_on_when_it_is_moved_within_its_page() {
        try (Visitor visitor = visitor("desktop")) {
            opens(visitor, "mode=inline");
            visitor.sees("How likely are you");
            visitor.page().evaluate("document.body.append(document.querySelector('parley-chat'))");
            visitor.sees("How likely are you");
            visitor.taps(9);
            visitor.sees("What did you like?");
            assertThat(visitor.page().locator(".bubble")).hasCount(3);
        }
    }

    @Test
    void pages_hear_of_what_happens() {
        try (Visitor visitor = visitor("desktop")) {
            opens(visitor, "mode=inline");
            visitor.page().evaluate("""
                    window.heard = [];
                    addEventListener('parley-event', e => heard.push(e.detail.status));
                    addEventListener('parley-done', e => heard.push('done ' + e.detail.status));""");
            visitor.sees("How likely are you");
            visitor.writes("stop");
            visitor.page().waitForFunction("() => heard.includes('done opted-out')");
            assertThat(visitor.page().locator(".end")).isVisible(new LocatorAssertions.IsVisibleOptions());
        }
    }
}
