package dev.parley.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.parley.TestServer;
import dev.parley.command.Server;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Markup in every field that people write: each page of the admin app shows it as the text it is, and nothing of it
/// runs.
class MarkupTest {
    private static final String RUNS = "<script>window.ran=1</script><img src=x onerror=\"window.ran=1\">";
    private static final Path DATA = Path.of("src", "test", "resources", "dev", "parley", "browser");

    @Test
    void stored_markup_stands_as_text_on_every_page_and_never_runs(@TempDir Path folder)
            throws IOException, InterruptedException {
        try (Server server = TestServer.demo(folder, Map.of("PARLEY_API_TOKENS", "test:let-me-in"));
                Chromium chromium = Chromium.start();
                Visitor visitor =
                        new Visitor(chromium.browser(), new Browser.NewContextOptions().setViewportSize(1360, 900))) {
            for (String line : lines("markup.tsv")) {
                write(server, line.split("\t"));
            }
            for (String path : lines("markup-pages.txt")) {
                visitor.page().navigate("http://127.0.0.1:" + server.port() + path);
                shows(visitor.page(), path);
            }
            visitor.page().navigate("http://127.0.0.1:" + server.port() + "/admin/conversations?q=window.ran");
            visitor.page().locator("table.list a").first().click();
            visitor.page().locator(".said.person").first().waitFor();
            shows(visitor.page(), "the conversation");
            visitor.page().navigate("http://127.0.0.1:" + server.port() + "/admin/contacts?externalId=M-1");
            visitor.page().locator("table.list a").first().click();
            visitor.page().getByText("What they allow").waitFor();
            shows(visitor.page(), "the contact");
        }
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(DATA.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static void shows(Page page, String where) {
        // In an editor a line is in several pieces, and a select's options are not seen.
        Locator shown = page.locator("main").getByText("window.ran");
        shown.first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
        assertThat(page.evaluate("() => typeof window.ran")).as(where).isEqualTo("undefined");
        assertThat(page.locator("img[src=x]").count()).as(where).isZero();
    }

    private static void write(Server server, String[] request) throws IOException, InterruptedException {
        String body = request[2].replace("MARKUP", RUNS.replace("\"", "\\\""));
        HttpRequest call = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + request[1]))
                .header("authorization", "Bearer let-me-in")
                .header("content-type", "application/json")
                .method(request[0], HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            assertThat(client.send(call, BodyHandlers.ofString()).statusCode())
                    .as(request[1])
                    .isBetween(200, 299);
        }
    }
}
