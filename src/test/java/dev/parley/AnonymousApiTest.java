package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Server;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Attacks on an anonymous survey by somebody with every right in the API: what it answers about people who have
/// finished, when too few have, is what it answered before; and nothing that can be made with it reads along.
class AnonymousApiTest {
    private static final String MOOD = AnonymityTest.FLOW.replace("[mood]", "[mood], quiet: none");
    private static final String SHOP = """
            flow: shop
            title: Shop
            language: en
            invite: {keywords: [shop], quiet: none}
            steps:
              - {id: why, ask: What do you think of us?, answer: text}
              - {end: Thank you.}
            """;
    private static final String ANA = "+15550101";
    private static final String BOB = "+15550102";
    private static final String CYN = "+15550103";
    private static final List<String> WORDS = List.of("anaquarrel", "anagarden", "bobsailing", "cyncooking");

    /// Everything that can be asked for by its path alone, and what can be asked about one flow or person;
    /// not how the server itself does.
    private static final List<String> LISTS = List.of(
            "/api/v1/annotations",
            "/api/v1/actions",
            "/api/v1/cases",
            "/api/v1/cases/report",
            "/api/v1/contacts",
            "/api/v1/conversations",
            "/api/v1/conversations?flow=mood",
            "/api/v1/conversations?status=open",
            "/api/v1/conversations?status=completed",
            "/api/v1/conversations?q=anaquarrel",
            "/api/v1/conversations?q=%2B15550101",
            "/api/v1/conversations?score=1",
            "/api/v1/conversations?band=detractor",
            "/api/v1/digest/preview",
            "/api/v1/exports/contacts?format=csv",
            "/api/v1/exports/conversations?format=csv",
            "/api/v1/exports/conversations?format=jsonl",
            "/api/v1/exports/ratings?format=csv",
            "/api/v1/exports/ratings?format=jsonl",
            "/api/v1/flows",
            "/api/v1/flows/mood",
            "/api/v1/flows/mood/pulses",
            "/api/v1/flows/mood/revisions",
            "/api/v1/integrations",
            "/api/v1/invitations?flow=mood",
            "/api/v1/measures",
            "/api/v1/results/mood",
            "/api/v1/results/mood?segment=channel:sms",
            "/api/v1/results/mood?from=2020-01-01",
            "/api/v1/shares",
            "/api/v1/themes",
            "/api/v1/themes/report",
            "/api/v1/themes/report?flow=mood",
            "/api/v1/verbatims",
            "/api/v1/verbatims?flow=mood",
            "/api/v1/views",
            "/api/v1/webhooks",
            "/metrics");

    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Path flows = Files.createDirectories(folder.resolve("flows"));
        Files.writeString(flows.resolve("shop.yaml"), SHOP);
    }

    @Test
    void when_too_few_have_answered_everything_is_as_before_anybody_did() {
        try (SmsStage stage = SmsStage.with(folder, "mood", MOOD);
                Server server = stage.server(Map.of())) {
            List<String> asked = List.of(invited(stage, server, ANA), invited(stage, server, BOB));
            Map<String, String> before = everything(stage, server, asked);

            answers(stage, server, ANA, "1", "anaquarrel", "anabitter", "anagarden");
            answers(stage, server, BOB, "10", "bobsailing");

            assertThat(everything(stage, server, asked)).containsExactlyInAnyOrderEntriesOf(before);
            assertThat(stage.call(server, "POST", "/api/v1/flows/mood/replay", "{\"source\": \"\"}")
                            .body())
                    .doesNotContain("\"replayed\"", "ana", "bob");
            assertThat(stage.call(server, "POST", "/api/v1/shares", "{\"flow\": \"mood\"}")
                            .body())
                    .contains("is anonymous");
            assertThat(stage.ask(server, "/api/v1/measures/retention?flow=mood").encode())
                    .contains("anonymous");
            assertThat(stage.ask(server, "/api/v1/results/mood?format=csv").getInteger("status"))
                    .isEqualTo(400);
        }
    }

    @Test
    void what_was_said_comes_out_of_the_results_alone_and_no_webhook_tells_it() throws InterruptedException {
        try (SmsStage stage = SmsStage.with(folder, "mood", MOOD);
                Server server = stage.server(Map.of())) {
            String endpoint = "{\"url\": \"" + stage.url("/hook") + "\", \"events\": [\"*\"]}";
            String id = new JsonObject(stage.call(server, "POST", "/api/v1/webhooks", endpoint)
                            .body())
                    .getString("id");
            List<String> asked =
                    List.of(invited(stage, server, ANA), invited(stage, server, BOB), invited(stage, server, CYN));
            answers(stage, server, ANA, "1", "anaquarrel", "anabitter", "anagarden");
            answers(stage, server, BOB, "10", "bobsailing");
            answers(stage, server, CYN, "10", "cyncooking");
            answers(stage, server, "+15550104", "shop", "on the record");

            List<String> told = new ArrayList<>();
            while (told.stream().noneMatch(one -> one.contains("conversation.completed"))) {
                String body = stage.hooks().poll(60, TimeUnit.SECONDS);
                assertThat(body).as("told so far: %s", told).isNotNull();
                told.add(String.valueOf(body));
            }
            assertThat(told).noneMatch(one -> one.contains("mood"));
            assertThat(get(stage, server, "/api/v1/webhooks/" + id + "/deliveries"))
                    .contains("conversation.completed")
                    .doesNotContain("mood", "invitation");
            everything(stage, server, asked).forEach((path, body) -> {
                if (path.startsWith("/api/v1/results/mood")) {
                    assertThat(body).doesNotContain("1555").doesNotContain(asked);
                } else {
                    assertThat(WORDS).as(path).noneMatch(body::contains);
                }
            });
            assertThat(get(stage, server, "/api/v1/results/mood")).contains("anagarden", "bobsailing", "cyncooking");
        }
    }

    @Test
    void nobody_makes_a_link_to_read_along() {
        try (SmsStage stage = SmsStage.with(folder, "mood", MOOD);
                Server server = stage.server(Map.of())) {
            String earlier = link(stage, server, "{\"flow\": \"shop\", \"to\": \"" + ANA + "\"}");
            JsonObject session = opened(stage, server, earlier);
            invited(stage, server, ANA);
            answers(stage, server, ANA, "1", "anaquarrel");

            HttpResponse<String> refused =
                    stage.call(server, "POST", "/api/v1/links", "{\"flow\": \"mood\", \"to\": \"" + ANA + "\"}");
            assertThat(refused.statusCode()).isEqualTo(400);
            assertThat(refused.body()).contains("/to", "read along");
            String later = link(stage, server, "{\"flow\": \"shop\", \"to\": \"" + ANA + "\", \"days\": 3}");
            for (String page : List.of(earlier, later)) {
                HttpResponse<String> seen = look(stage, server, page);
                assertThat(seen.statusCode()).isEqualTo(409);
                assertThat(seen.body()).contains("anonymous survey").doesNotContain("anaquarrel", "recommend");
            }
            String token = session.getString("token");
            String path = "/webhooks/chat/sessions/" + session.getString("session");
            HttpResponse<String> said = send(
                    stage,
                    SmsStage.request(server, path + "/messages")
                            .setHeader("Authorization", "Bearer " + token)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "{\"clientId\": \"c-1\", \"text\": \"madeup\"}")));
            assertThat(said.statusCode()).isEqualTo(409);
            assertThat(said.body()).doesNotContain("anaquarrel");

            answers(stage, server, ANA, "anabitter", "anagarden");

            HttpResponse<String> free = look(stage, server, later);
            assertThat(free.statusCode()).as(free.body()).isEqualTo(200);
            assertThat(free.body()).contains("What do you think of us?").doesNotContain("ana");
        }
    }

    @Test
    void a_link_for_anybody_to_an_anonymous_survey_shows_each_their_own_answers() {
        try (SmsStage stage = SmsStage.with(folder, "mood", MOOD);
                Server server = stage.server(Map.of())) {
            String open = link(stage, server, "{\"flow\": \"mood\"}");

            Matcher question = Pattern.compile("name=\"question\" value=\"([^\"]*)\"")
                    .matcher(look(stage, server, open).body());
            assertThat(question.find()).isTrue();

            HttpResponse<String> own = send(
                    stage,
                    SmsStage.request(server, open)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "id=c-1&value=10&question=" + question.group(1))));
            assertThat(own.statusCode()).as(own.body()).isEqualTo(303);
            String mine = own.headers().firstValue("location").orElseThrow();
            assertThat(mine).isNotEqualTo(open);
            assertThat(look(stage, server, mine).body()).contains("What do you wish for?");
            assertThat(look(stage, server, open).body()).doesNotContain("What do you wish for?");
        }
    }

    /// Says one thing after the other. What is said before the question has gone out is answered with the question.
    private static void answers(SmsStage stage, Server server, String person, String... texts) {
        for (String text : texts) {
            String answer = stage.say(server, person, text);
            if (answer.contains("How likely")) {
                answer = stage.say(server, person, text);
            }
            assertThat(answer).doesNotContain("did not understand", "How likely");
        }
    }

    /// Somebody is asked.
    ///
    /// @return the contact's id
    private static String invited(SmsStage stage, Server server, String person) {
        String body = "{\"flow\": \"mood\", \"contact\": {\"phone\": \"" + person + "\"}}";
        HttpResponse<String> answer = stage.call(server, "POST", "/api/v1/invitations", body);
        assertThat(answer.body()).contains("started");
        return new JsonObject(answer.body()).getString("contact");
    }

    private static Map<String, String> everything(SmsStage stage, Server server, List<String> people) {
        List<String> paths = new ArrayList<>(LISTS);
        people.forEach(id -> paths.addAll(List.of("/api/v1/contacts/" + id, "/api/v1/contacts/" + id + "/timeline")));
        Map<String, String> everything = new TreeMap<>();
        paths.forEach(path -> everything.put(path, get(stage, server, path)));
        everything.put(
                "running",
                timeless(stage.call(server, "POST", "/api/v1/flows/mood/running", "")
                        .body()));
        return everything;
    }

    private static String get(SmsStage stage, Server server, String path) {
        HttpResponse<String> answer = send(stage, SmsStage.request(server, path).GET());
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
        return timeless(answer.body());
    }

    /// Without when it was answered.
    private static String timeless(String body) {
        return body.replaceAll("\"(fresh|at|until|from|asOf)\":\"[^\"]*T[^\"]*Z\"", "\"$1\":\"T\"");
    }

    private static String link(SmsStage stage, Server server, String wanted) {
        String url = new JsonObject(
                        stage.call(server, "POST", "/api/v1/links", wanted).body())
                .getString("url");
        return url.substring(url.indexOf("/s/"));
    }

    private static JsonObject opened(SmsStage stage, Server server, String link) {
        HttpResponse<String> session = send(
                stage,
                SmsStage.request(server, "/webhooks/chat/shop/sessions")
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"link\": \"" + link.substring("/s/".length()) + "\"}")));
        assertThat(session.statusCode()).as(session.body()).isEqualTo(200);
        return new JsonObject(session.body());
    }

    private static HttpResponse<String> look(SmsStage stage, Server server, String page) {
        return send(stage, SmsStage.request(server, page).GET());
    }

    private static HttpResponse<String> send(SmsStage stage, HttpRequest.Builder request) {
        try {
            return stage.client().send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted", e);
        }
    }
}
