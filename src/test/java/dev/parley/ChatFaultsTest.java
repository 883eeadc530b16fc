package dev.parley;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.channel.webchat.Words;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people are told who meet a fault of the web chat or of the survey's page: words in their language.
class ChatFaultsTest extends ChatStage {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String HTML = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
    private static final String FORM = "application/x-www-form-urlencoded";

    @AfterAll
    static void hangUp() {
        CLIENT.close();
    }

    @Override
    Map<String, String> flows() {
        return Map.of("shop", """
                flow: shop
                language: en
                steps:
                  - {id: recommend, ask: How likely are you to recommend us?, answer: nps}
                  - end: Thank you.
                """);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET    |                         |    | 404 | gibt es keine Umfrage
            GET    | forged                  |    | 404 | gibt es keine Umfrage
            GET    | LINK/more               |    | 404 | gibt es keine Umfrage
            PUT    | LINK                    |    | 405 | nicht als Antwort zu lesen
            DELETE | LINK                    |    | 405 | nicht als Antwort zu lesen
            POST   | LINK                    | x=1                          | 400 | nicht als Antwort zu lesen
            POST   | LINK                    | id=a&website=spam&value=3    | 403 | nicht als Antwort zu lesen
            POST   | LINK                    | id=a&text=LONG               | 413 | zu lang
            POST   | LINK                    | id=a&text=LONGLONGLONGLONG   | 413 | zu lang
            POST   | forged                  | id=a&value=3                 | 404 | gibt es keine Umfrage
            """)
    void a_fault_of_the_page_is_a_page_for_people_and_a_problem_for_programs(
            String method, String path, String body, int status, String words) {
        String place = "/s/" + (path == null ? "" : path.replace("LINK", link()));
        String form = body == null ? "" : body.replace("LONG", "x".repeat(5_000));

        HttpResponse<String> page = send(place, method, form, HTML);
        assertThat(page.statusCode()).as(page.body()).isEqualTo(status);
        assertThat(page.headers().firstValue("content-type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("x-robots-tag")).contains("noindex, nofollow");
        assertThat(page.body()).contains("<html lang=\"de\" dir=\"ltr\">", "<h1>", words);

        HttpResponse<String> problem = send(place, method, form, "application/json");
        assertThat(problem.statusCode()).isEqualTo(status);
        assertThat(new JsonObject(problem.body()).getInteger("status")).isEqualTo(status);
    }

    @Test
    void who_shares_a_busy_address_is_told_so_in_their_language() {
        String link = link();
        stop();
        start(Map.of("PARLEY_CHAT_RATE", "1"));
        for (int i = 0; i < 4; i++) {
            chat.open("shop", "{}");
        }

        Words words = new Words();
        for (String language : Words.LANGUAGES) {
            HttpResponse<String> chat = send("/webhooks/chat/shop/sessions", "POST", "{}", "*/*", language);
            assertThat(chat.statusCode()).isEqualTo(429);
            assertThat(chat.headers().firstValueAsLong("retry-after").orElse(0)).isPositive();
            assertThat(chat.headers().firstValue("content-language")).contains(language);
            assertThat(new JsonObject(chat.body()).getString("detail")).isEqualTo(words.word(language, "busy"));
        }
        HttpResponse<String> page = send("/s/" + link, "POST", "id=a&value=3", HTML);
        assertThat(page.statusCode()).isEqualTo(429);
        assertThat(page.headers().firstValueAsLong("retry-after").orElse(0)).isPositive();
        assertThat(page.body()).contains("Bitte warten Sie eine Minute");
    }

    private String link() {
        HttpResponse<String> made = chat.post("/api/v1/links", "{\"flow\": \"shop\", \"to\": \"web:ann\"}", API_TOKEN);
        String url = new JsonObject(made.body()).getString("url");
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private HttpResponse<String> send(String path, String method, String body, String accept) {
        return send(path, method, body, accept, "de-DE,de;q=0.9,en;q=0.8");
    }

    private HttpResponse<String> send(String path, String method, String body, String accept, String language) {
        URI uri = chat.uri(path);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Accept", accept)
                .header("Accept-Language", language)
                .header("Content-Type", body.startsWith("{") ? "application/json" : FORM)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString(UTF_8))
                .join();
    }
}
