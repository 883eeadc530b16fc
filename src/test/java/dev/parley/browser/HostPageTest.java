package dev.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What the page around `<parley-chat>` does to it, wanted or not.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostPageTest {
    private static final String LOOKS = """
            window.looks = () => [...document.querySelector('parley-chat').shadowRoot.querySelectorAll('*')].flatMap((it, i) => {
              const style = getComputedStyle(it);
              return [...style].map(name => [i, it.localName, it.className, name, style.getPropertyValue(name)].join(' '));
            });
            """;

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

    private Visitor visitor() {
        return new Visitor(chromium.browser(), new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE));
    }

    private void opens(Visitor visitor, String attributes) {
        visitor.page().navigate(shop.page(attributes, "en"));
    }

    @Test
    void the_style_of_the_page_does_not_reach_into_the_chat() {
        try (Visitor visitor = visitor()) {
            opens(visitor, "");
            visitor.taps("Give feedback");
            visitor.sees("How likely are you");
            keepsLooks(visitor);
            style(visitor, """
                    html { font-size: 40%; }
                    body { text-transform: uppercase; letter-spacing: .4em; text-align: center; line-height: 3; color: lime;
                      font: italic small-caps 900 40px fantasy; white-space: pre; visibility: hidden; cursor: crosshair;
                      word-spacing: 1em; text-indent: 40px; text-shadow: 2px 2px red; user-select: none;
                      -webkit-text-fill-color: red; pointer-events: none; }
                    * { text-transform: uppercase !important; letter-spacing: .3em !important; padding: 9px; margin: 9px;
                      transform: scale(.5); border: 3px solid red; opacity: .5; --a: red; --bg: red; --r: 0; }
                    html, body, main { transform: none; }
                    button, input, textarea, span { display: inline !important; background: red !important; }""");
            assertThat(changes(visitor)).isEmpty();
            visitor.shoots("widget-in-a-loud-page");
        }
    }

    @Test
    void the_page_sets_colours_language_and_whether_it_is_there() {
        try (Visitor visitor = visitor()) {
            opens(visitor, "mode=inline lang=ja");
            visitor.sees("How likely are you");
            style(visitor, "parley-chat { --parley-text: rgb(1, 2, 3); margin-top: 77px; }");
            assertThat(panel(visitor, "color")).isEqualTo("rgb(1, 2, 3)");
            assertThat(panel(visitor, "color-scheme")).isEqualTo("light dark");
            assertThat(panel(visitor, "-webkit-locale"))
                    .as("the language that fonts are chosen by")
                    .isEqualTo("\"en\"");
            assertThat(visitor.page().evaluate("getComputedStyle(document.querySelector('parley-chat')).marginTop"))
                    .isEqualTo("77px");
            visitor.page().evaluate("document.querySelector('parley-chat').setAttribute('theme', 'dark')");
            assertThat(panel(visitor, "color-scheme")).isEqualTo("dark");
            visitor.page().evaluate("document.querySelector('parley-chat').hidden = true");
            visitor.page()
                    .locator(".panel")
                    .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
        }
    }

    @Test
    void attributes_may_be_set_after_the_chat_is_in_the_page_and_the_chat_be_moved_and_taken_out_and_put_back() {
        try (Visitor visitor = visitor()) {
            List<String> opened = requests(visitor, "/sessions");
            opens(visitor, "hidden");
            visitor.page().evaluate("""
                    async () => {
                      window.chat = document.createElement('parley-chat');
                      document.body.append(chat);
                      for (const [name, value] of [['mode', 'inline'], ['lang', 'de'], ['flow', 'shop']]) {
                        await new Promise(done => setTimeout(done));
                        chat.setAttribute(name, value);
                      }
                    }""");
            visitor.sees("How likely are you");
            visitor.page().evaluate("""
                    () => {
                      chat.lang = 'ar';
                      document.querySelector('main').append(chat);
                      chat.setAttribute('theme', 'dark');
                      chat.setAttribute('mode', 'launcher');
                      chat.open();
                    }""");
            visitor.taps(9);
            visitor.sees("What did you like?");
            assertThat(opened).hasSize(1);
            visitor.page().evaluate("async () => { chat.remove(); await null; document.body.append(chat); }");
            visitor.sees("What did you like?");
            assertThat(opened).as("taken up again").hasSize(2);
            assertThat(visitor.page().locator(".bubble").count()).isEqualTo(3);
        }
    }

    @Test
    void a_chat_that_is_put_back_listens_once() {
        try (Visitor visitor = visitor()) {
            List<String> offers = requests(visitor, "/offers");
            opens(visitor, "open-on=nothing");
            visitor.page().evaluate("""
                    async () => {
                      const chat = document.querySelector('parley-chat');
                      for (const on of ['order-seen', 'order-shown']) {
                        chat.remove();
                        await null;
                        document.body.append(chat);
                        chat.setAttribute('open-on', on);
                        await null;
                      }
                      for (const on of ['order-seen', 'order-shown']) document.dispatchEvent(new Event(on));
                    }""");
            visitor.sees("How likely are you");
            assertThat(offers).hasSize(1);
        }
    }

    @Test
    void a_new_token_of_the_same_customer_leaves_the_chat_as_it_is_and_another_customers_does_not() {
        try (Visitor visitor = visitor()) {
            opens(visitor, "mode=inline identity=" + ShopServer.identity("customer-1"));
            visitor.sees("How likely are you");
            visitor.taps(9);
            visitor.sees("What did you like?");
            visitor.page().locator(".field").fill("Half a sen");
            becomes(visitor, ShopServer.identity("customer-1", 20));
            assertThat(visitor.page().locator(".field").inputValue()).isEqualTo("Half a sen");
            becomes(visitor, ShopServer.identity("customer-2"));
            visitor.sees("How likely are you");
            assertThat(visitor.page().locator(".bubble").count()).isEqualTo(1);
        }
    }

    private static void becomes(Visitor visitor, String identity) {
        visitor.page()
                .evaluate(
                        "async identity => { document.querySelector('parley-chat').setAttribute('identity', identity); await null; }",
                        identity);
    }

    @Test
    void who_signs_out_leaves_nothing_in_any_tab_though_an_answer_was_still_under_way() {
        try (Visitor visitor = visitor()) {
            Page page = visitor.page();
            opens(visitor, "mode=inline identity=" + ShopServer.identity("customer-3"));
            visitor.sees("How likely are you");
            Page other = visitor.newPage();
            other.navigate(shop.page("identity=" + ShopServer.identity("customer-3"), "en"));
            other.locator(".launcher").click();
            other.locator(".bubble").first().waitFor();
            page.bringToFront();
            page.evaluate("localStorage.setItem('parley.another.queue', '[]')");
            page.route("**/messages", route -> {
                page.evaluate("document.querySelector('parley-chat').removeAttribute('identity')");
                route.resume();
            });
            page.waitForResponse(answer -> answer.url().endsWith("/messages"), () -> visitor.taps(9));
            page.getByText("This conversation is over here.").waitFor();
            assertThat(page.locator(".bubble").count()).isEqualTo(0);
            other.locator(".launcher[aria-expanded=false]").waitFor();
            assertThat(page.evaluate("JSON.stringify(localStorage)")).isEqualTo("{}");
            other.bringToFront();
            other.locator(".launcher").click();
            other.locator(".bubble").first().waitFor();
            assertThat(other.locator(".bubble").count()).as("somebody new").isEqualTo(1);
        }
    }

    private static List<String> requests(Visitor visitor, String end) {
        List<String> seen = new ArrayList<>();
        visitor.page().onRequest(request -> {
            if (request.method().equals("POST") && request.url().endsWith(end)) {
                seen.add(request.url());
            }
        });
        return seen;
    }

    private static Object panel(Visitor visitor, String property) {
        return visitor.page()
                .locator(".panel")
                .evaluate("(it, name) => getComputedStyle(it).getPropertyValue(name)", property);
    }

    /// The page's policy forbids style in its text; its scripts may set some.
    private static void style(Visitor visitor, String css) {
        visitor.page().evaluate("""
                css => {
                  const sheet = new CSSStyleSheet();
                  sheet.replaceSync(css);
                  document.adoptedStyleSheets = [sheet];
                }""", css);
    }

    /// Keeps every property of everything in the chat.
    private static void keepsLooks(Visitor visitor) {
        visitor.page().evaluate(LOOKS + "window.before = looks();");
    }

    /// What of it looks otherwise now.
    private static List<?> changes(Visitor visitor) {
        return (List<?>) Objects.requireNonNull(visitor.page().evaluate("looks().filter((it, i) => before[i] !== it)"));
    }
}
