package dev.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// A person at a browser, whose console is listened to. One thread.
final class Visitor implements AutoCloseable {
    /// What the browser itself says of a connection that broke off: tests break some, and machines that stand still for
    /// a minute break others. That the chat goes on then is tested by what is seen.
    private static final String LOST = "Failed to load resource: net::ERR_";

    private static final Path SHOTS = Path.of("target", "shots");
    private static final String AXE = read();

    private final BrowserContext context;
    private final Page page;
    private final List<String> faults = new ArrayList<>();

    Visitor(Browser browser, Browser.NewContextOptions options) {
        context = browser.newContext(options);
        context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        context.setDefaultNavigationTimeout(Chromium.PATIENCE_MILLIS);
        page = newPage();
    }

    /// One more tab.
    Page newPage() {
        Page tab = context.newPage();
        tab.onConsoleMessage(this::listen);
        tab.onPageError(faults::add);
        return tab;
    }

    private void listen(ConsoleMessage message) {
        boolean isFault = message.type().equals("error") || message.type().equals("warning");
        if (isFault && !message.text().startsWith(LOST)) {
            faults.add(message.text());
        }
    }

    Page page() {
        return page;
    }

    BrowserContext context() {
        return context;
    }

    /// What the visitor sees in the chat.
    Locator see(String text) {
        return page.locator(".bubble", new Page.LocatorOptions().setHasText(text))
                .last();
    }

    /// Waits until it is there.
    void sees(String text) {
        see(text).waitFor();
    }

    /// Taps a score.
    void taps(int score) {
        page.locator("input[type=radio][value='" + score + "']").click();
    }

    /// Taps a button.
    void taps(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .first()
                .click();
    }

    /// Writes an answer and sends it by the keyboard.
    void writes(String text) {
        Locator field = page.locator(".field");
        field.fill(text);
        field.press("Enter");
    }

    /// The rules of WCAG 2.2 A and AA that the page breaks: none.
    void hasAnAccessiblePage(String what) {
        page.evaluate(AXE);
        Object found = page.evaluate("""
                async () => (await axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}))
                  .violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' ' + n.failureSummary).join('; '))""");
        assertThat((List<?>) Objects.requireNonNull(found)).as("axe on " + what).isEmpty();
    }

    /// Keeps a picture for people to look at.
    void shoots(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setTimeout(5 * Chromium.PATIENCE_MILLIS)
                .setPath(SHOTS.resolve(name + ".png")));
    }

    /// What the console may say, and nothing else.
    void forgives(Predicate<String> expected) {
        faults.removeIf(expected);
    }

    /// Nothing on the page is wider than the screen.
    void needsNoSidewaysScrolling() {
        Object wider =
                page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(wider).isEqualTo(0);
    }

    @Override
    public void close() {
        context.close();
        assertThat(faults).as("the browser's console").isEmpty();
    }

    private static String read() {
        try (InputStream script =
                Objects.requireNonNull(Visitor.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
