package dev.parley;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import dev.parley.command.Server;
import dev.parley.fake.TwilioCaller;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The survey as a page of plain forms, as a browser without scripts and a link scanner see it.
class SurveyPageTest {
    private static final String FLOW = """
            flow: shop
            title: Shop survey
            language: en
            web: {frames: [https://shop.example.com]}
            invite: {default: true, quiet: none}
            steps:
              - {id: recommend, ask: How likely are you to recommend us?, answer: nps}
              - {id: why, ask: Why?, answer: text, optional: true}
              - id: what
                ask: What mattered?
                answer: choice
                options: [Price, Care]
              - end: Thank you.
            """;

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final WireMockServer twilio =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());
    private Server server;

    @BeforeEach
    void start() throws IOException {
        Path flows = Files.createDirectory(folder.resolve("flows"));
        Files.writeString(flows.resolve("shop.yaml"), FLOW);
        twilio.start();
        twilio.stubFor(WireMock.any(WireMock.anyUrl())
                .willReturn(WireMock.okJson("{\"messages\": [], \"sid\": \"SM-out\", \"next_page_uri\": null}")));
        Map<String, String> environment = new HashMap<>(TwilioCaller.settings(twilio.baseUrl()));
        environment.put("PARLEY_API_TOKENS", "test:let-me-in");
        server = TestServer.in(folder, environment);
    }

    @AfterEach
    void stop() {
        server.close();
        twilio.stop();
        client.close();
    }

    @Test
    void looking_changes_nothing_and_a_link_may_choose_but_not_answer() {
        String path = link("\"to\": \"+15550101\"");
        String first = get(path).body();

        String chosen = get(path + "?a=9").body();
        HttpResponse<String> checked = send(request(path).HEAD());

        assertThat(first).contains("How likely are you to recommend us?", "noindex");
        assertThat(chosen).contains("value=\"9\" type=\"radio\" required checked");
        assertThat(checked.statusCode()).isEqualTo(200);
        assertThat(checked.headers().firstValue("x-robots-tag")).contains("noindex, nofollow");
        assertThat(get(path).body()).isEqualTo(first);
        assertThat(api("/api/v1/conversations").getJsonArray("items")).isEmpty();
    }

    @Test
    void a_survey_is_answered_by_forms_alone() {
        String path = link("\"to\": \"+15550101\"");

        submit(path, "value=3");
        assertThat(get(path).body()).contains(said("3"), "Why?");
        submit(path, "text=" + encoded("<script>alert(\"1\")</script> & 'late'"));
        assertThat(get(path).body())
                .contains("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;late&#39;")
                .doesNotContain("<script>alert");
        submit(path, "value=Care");
        assertThat(get(path).body()).contains("Thank you.").doesNotContain("<form");
        assertThat(api("/api/v1/conversations").getJsonArray("items")).hasSize(1);
    }

    @Test
    void an_optional_question_is_skipped_and_an_answer_changed() {
        String path = link("\"to\": \"+15550101\"");
        submit(path, "value=3");
        submit(path, "skip=yes");
        assertThat(get(path).body()).contains("What mattered?", "?change=recommend#answer");

        String form = get(path + "?change=recommend").body();
        assertThat(form).contains("name=\"change\" value=\"yes\"");
        post(path, fields(form) + "&value=9");

        assertThat(get(path).body()).contains(said("9"), "What mattered?");
    }

    @Test
    void an_empty_form_is_asked_for_again_and_the_same_form_twice_counts_once() {
        String path = link("\"to\": \"+15550101\"");
        HttpResponse<String> empty = post(path, fields(get(path).body()));
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.body()).contains("Please choose an answer.");

        String fields = fields(get(path).body());
        assertThat(post(path, fields + "&value=3").statusCode()).isEqualTo(303);
        assertThat(post(path, fields + "&value=3").statusCode()).isEqualTo(303);
        assertThat(get(path).body()).containsOnlyOnce("Why?");
    }

    @Test
    void a_conversation_begun_by_text_message_goes_on_on_the_page_and_back() {
        sms("SM1", "hello");
        String path = link("\"to\": \"+15550100\"");
        assertThat(get(path).body()).contains("How likely are you to recommend us?");
        submit(path, "value=8");

        String back = sms("SM2", "quick");

        assertThat(back).contains("What mattered?");
        assertThat(get(path).body()).contains("quick", "What mattered?");
        assertThat(api("/api/v1/conversations").getJsonArray("items")).hasSize(1);
        assertThat(twilio.getAllServeEvents().stream()
                        .filter(event ->
                                event.getRequest().getMethod().getName().equals("POST")))
                .as("what the page shows is not sent as well")
                .isEmpty();
    }

    @Test
    void a_link_for_anybody_becomes_a_persons_own_with_their_first_answer() {
        String path = link("\"days\": 2");
        String fields = fields(get(path).body());

        String mine =
                post(path, fields + "&value=3").headers().firstValue("location").orElseThrow();
        String others =
                post(path, fields + "&value=9").headers().firstValue("location").orElseThrow();

        assertThat(mine).isNotEqualTo(path).isNotEqualTo(others);
        assertThat(get(mine).body()).contains(said("3"));
        assertThat(get(others).body()).contains(said("9"));
        assertThat(get(path).body()).doesNotContain("You said");
    }

    @Test
    void the_page_is_not_indexed_nor_framed_by_strangers_and_tells_nobody_where_one_was() {
        HttpResponse<String> page = get(link("\"to\": \"+15550101\""));

        assertThat(page.headers().firstValue("x-robots-tag")).contains("noindex, nofollow");
        assertThat(page.headers().firstValue("referrer-policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'", "frame-ancestors https://shop.example.com");
    }

    @Test
    void a_wrong_link_says_so_in_words() {
        HttpResponse<String> unknown = get("/s/" + "x".repeat(22));

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("There is no survey at this address.");
        assertThat(get("/s/short").statusCode()).isEqualTo(404);
        assertThat(get("/s/" + "x".repeat(22) + "/qr.svg").statusCode()).isEqualTo(404);
    }

    @Test
    void the_links_of_an_erased_person_open_nothing() {
        String contact = new JsonObject(send(request("/api/v1/contacts")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"addresses\": {\"sms\": \"+15550101\"}}")))
                        .body())
                .getString("id");
        String unused = link("\"to\": \"+15550101\"");
        assertThat(get(unused).statusCode()).isEqualTo(200);

        assertThat(send(request("/api/v1/contacts/" + contact).DELETE()).statusCode())
                .isLessThan(300);

        assertThat(get(unused).statusCode()).isEqualTo(404);
    }

    @Test
    void a_link_has_a_qr_code() {
        HttpResponse<String> code = get(link("\"to\": \"web:visitor-1\"") + "/qr.svg");

        assertThat(code.headers().firstValue("content-type")).contains("image/svg+xml");
        assertThat(code.body()).startsWith("<svg").contains("QR code");
    }

    @Test
    void a_link_asked_for_again_under_the_same_key_is_the_same() {
        HttpRequest.Builder asked = request("/api/v1/links")
                .header("Idempotency-Key", "poster")
                .POST(HttpRequest.BodyPublishers.ofString("{\"flow\": \"shop\"}"));

        String first = send(asked).body();

        assertThat(new JsonObject(first).getString("url")).contains("/s/");
        assertThat(send(asked).body()).isEqualTo(first);
    }

    @Test
    void a_link_that_cannot_be_made_says_what_is_wrong() {
        assertThat(makeLink("\"flow\": \"shop\", \"to\": \"nobody\", \"days\": 0, \"x\": 1")
                        .body())
                .contains("/to", "/days", "/x");
        assertThat(makeLink("\"flow\": \"nothing\"").statusCode()).isEqualTo(404);
    }

    private static String said(String words) {
        return "You said: </span><span dir=\"auto\">" + words + "</span>";
    }

    /// Sends the form that the page shows, with an answer.
    private void submit(String path, String answer) {
        HttpResponse<String> sent = post(path, fields(get(path).body()) + "&" + answer);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        assertThat(sent.headers().firstValue("location")).contains(path);
    }

    private static String fields(String page) {
        Matcher hidden = Pattern.compile("<input type=\"hidden\" name=\"([a-z]+)\" value=\"([^\"]*)\">")
                .matcher(page);
        StringBuilder fields = new StringBuilder("website=");
        while (hidden.find()) {
            fields.append('&').append(hidden.group(1)).append('=').append(encoded(hidden.group(2)));
        }
        return fields.toString();
    }

    private String link(String more) {
        HttpResponse<String> made = makeLink("\"flow\": \"shop\", " + more);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return new JsonObject(made.body()).getString("url").substring(TwilioCaller.PUBLIC_URL.length());
    }

    private HttpResponse<String> makeLink(String fields) {
        return send(request("/api/v1/links").POST(HttpRequest.BodyPublishers.ofString("{" + fields + "}")));
    }

    private String sms(String id, String text) {
        String form = "AccountSid=" + TwilioCaller.ACCOUNT_SID + "&MessageSid=" + id
                + "&From=%2B15550100&To=%2B15550111&NumMedia=0&Body=" + encoded(text);
        return send(TwilioCaller.call(server.port(), "/webhooks/sms", form)).body();
    }

    private JsonObject api(String path) {
        return new JsonObject(send(request(path)).body());
    }

    private HttpResponse<String> get(String path) {
        return send(request(path));
    }

    private HttpResponse<String> post(String path, String form) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer let-me-in");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8))
                .join();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
