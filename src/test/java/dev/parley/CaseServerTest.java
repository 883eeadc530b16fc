package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Server;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way: an unhappy customer writes, the desk is told at once, replies, hears back and closes the case.
class CaseServerTest {
    private static final String PASSWORD = "the operator's own password";
    private static final String FLOW = """
            flow: shop
            language: en
            invite: {default: true}
            steps:
              - id: recommend
                ask: How likely are you to recommend us?
                answer: nps
                then:
                  0-6:
                    - {id: why, ask: What went wrong?, answer: text}
                    - case: {queue: recovery, due: 24h, priority: high}
              - end: Thank you.
            """;

    @AutoClose
    private final SmsStage stage;

    CaseServerTest(@TempDir Path folder) {
        stage = SmsStage.with(folder, "shop", FLOW);
    }

    @Test
    void an_unhappy_customer_is_heard_answered_and_the_case_closed() throws InterruptedException {
        try (Server server = server()) {
            assertThat(call(server, "PUT", "/api/v1/desk", """
                    {"people": [{"name": "max", "queues": ["recovery"]}], "causes": ["courier", "price"],
                     "queues": [{"name": "recovery", "due": "4h", "escalate-to": "max"}]}
                    """).statusCode()).isEqualTo(200);
            assertThat(call(server, "POST", "/api/v1/webhooks", "{\"url\": \"" + stage.url("/hook") + "\"}")
                            .body())
                    .contains("whsec_");
            Iterator<String> news = news(server);
            say(server, "hi");
            say(server, "2");
            say(server, "The parcel was wet");

            JsonObject opened = next(news);
            assertThat(opened.getString("owner")).isEqualTo("max");
            assertThat(opened.getString("score")).isEqualTo("2");
            assertThat(opened.getString("words")).isEqualTo("The parcel was wet");
            String path = "/api/v1/cases/" + opened.getString("id");
            String reply = "{\"text\": \"We are sorry. A new one is on its way.\"}";
            HttpResponse<String> replied = call(server, "POST", path + "/reply", reply);
            assertThat(replied.statusCode()).as(replied.body()).isEqualTo(200);
            assertThat(call(server, "POST", path + "/reply", reply).body()).isEqualTo(replied.body());
            assertThat(stage.sent().poll(60, TimeUnit.SECONDS)).contains("We+are+sorry");

            assertThat(say(server, "Thank you!")).doesNotContain("<Message");
            JsonObject full = json(call(server, "GET", path, ""));
            assertThat(full.getJsonObject("talk").getJsonArray("transcript").encode())
                    .contains("A new one is on its way", "Thank you!");
            assertThat(full.getJsonObject("contact").getString("local-time")).isNotEmpty();
            closed(server, path);
            toldAll(server, path);
        }
        assertThat(stage.sent()).as("the reply was sent once").isEmpty();
    }

    /// Everything that happens is told.
    private void toldAll(Server server, String path) throws InterruptedException {
        call(server, "POST", path + "/reopen", "{}");
        call(server, "POST", path + "/assign", "{\"to\": \"eve\"}");
        call(server, "POST", path + "/snooze", "{\"for\": \"4h\"}");
        say(server, "STOP");
        told(
                "rating.recorded",
                "answer.recorded",
                "conversation.completed",
                "contact.opted_out",
                "case.opened",
                "case.assigned",
                "case.replied",
                "case.closed",
                "case.reopened",
                "case.snoozed");
    }

    /// Every event fits its schema, and those of these types came.
    private void told(String... types) throws InterruptedException {
        Set<String> missing = new TreeSet<>(List.of(types));
        while (!missing.isEmpty()) {
            String body = stage.hooks().poll(60, TimeUnit.SECONDS);
            assertThat(body).as("still missing: %s", missing).isNotNull();
            OutgoingSchemas.check(String.valueOf(body));
            missing.remove(new JsonObject(String.valueOf(body)).getString("type"));
        }
    }

    /// The new message is followed while we close: an order without a version holds for whatever the case is now.
    private void closed(Server server, String path) {
        String wrong = "{\"cause\": \"weather\"}";
        assertThat(call(server, "POST", path + "/resolve", wrong).body()).contains("/cause", "courier, price");
        String stale = "{\"cause\": \"courier\", \"version\": 1}";
        assertThat(call(server, "POST", path + "/resolve", stale).body()).contains("changed-meanwhile");
        String right = "{\"cause\": \"courier\"}";
        HttpResponse<String> done = call(server, "POST", path + "/resolve", right);
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        assertThat(json(done).getString("state")).isEqualTo("done");
        assertThat(stage.ask(server, "/api/v1/cases/report").encode())
                .contains("\"opened\":1", "\"others\":{", "\"change\":\"too-few\"");
    }

    @Test
    void whoever_is_signed_in_acts_in_their_own_name_a_program_in_its_tokens_and_nobody_in_anothers()
            throws InterruptedException {
        try (Server server = server();
                Browser browser = new Browser(server.port())) {
            browser.enter("admin", PASSWORD, "");
            Iterator<String> news = news(server);
            say(server, "hi");
            say(server, "2");
            say(server, "Wet");
            String path = "/api/v1/cases/" + next(news).getString("id");
            String note = "{\"text\": \"Called them.\"}";

            assertThat(by(browser.call("POST", path + "/comment", note).json())).isEqualTo("Admin");
            assertThat(by(json(call(server, "POST", path + "/comment", note)))).isEqualTo("token desk");
            assertThat(call(server, "POST", path + "/comment", "{\"text\": \"x\", \"by\": \"mallory\"}")
                            .body())
                    .contains("/by");
        }
    }

    private static String by(JsonObject one) {
        JsonArray events = one.getJsonArray("events");
        return events.getJsonObject(events.size() - 1).getString("by");
    }

    @Test
    void a_rule_opens_a_case_for_whoever_speaks_of_a_theme() {
        try (Server server = server()) {
            assertThat(call(server, "PUT", "/api/v1/desk", """
                    {"rules": [{"id": "wet", "themes": ["delivery"], "bands": ["promoter"], "priority": "low"},
                               {"id": "typo", "themes": ["delivry"]}]}
                    """).body())
                    .contains("/rules/1/themes", "delivry is no theme", "delivery, price");
            assertThat(call(server, "PUT", "/api/v1/desk", """
                    {"rules": [{"id": "wet", "themes": ["delivery"], "bands": ["promoter"], "priority": "low"}]}
                    """).statusCode()).isEqualTo(200);
            Iterator<String> news = news(server);
            say(server, "hi");
            say(server, "9 - great, though the courier was late");

            JsonObject opened = next(news);
            assertThat(opened.getString("score")).isEqualTo("9");
            assertThat(opened.getJsonArray("reasons").encode()).contains("rule wet");
        }
    }

    @Test
    void a_conversation_is_found_by_what_was_said_and_tells_what_became_of_each_message() throws InterruptedException {
        try (Server server = server()) {
            say(server, "hi");
            say(server, "9, quick delivery");
            JsonArray found = json(call(server, "GET", "/api/v1/conversations?q=QUICK&band=promoter", ""))
                    .getJsonArray("items");
            assertThat(found).hasSize(1);
            String path = "/api/v1/conversations/" + found.getJsonObject(0).getString("id");
            JsonArray transcript = json(call(server, "GET", path, "")).getJsonArray("transcript");
            assertThat(transcript.getJsonObject(0).getJsonObject("delivery").getString("state"))
                    .isIn("claimed", "sent", "delivered");
            assertThat(transcript.getJsonObject(1).containsKey("delivery")).isFalse();
            JsonObject none = json(call(server, "GET", "/api/v1/conversations?q=slow", ""));
            assertThat(none.getJsonArray("items")).isEmpty();
        }
    }

    @Test
    void what_is_wrong_with_the_desk_is_told_with_a_pointer() {
        try (Server server = server()) {
            HttpResponse<String> answer = call(server, "PUT", "/api/v1/desk", """
                    {"people": [{"name": "max"}, {"name": "max"}],
                     "hours": {"zone": "Mars/Base", "week": {"mon": "17:00-09:00", "tuesday": "09:00-17:00"}},
                     "rules": [{"id": "all"}, {"id": "gold", "when": "contact.tier ==", "bands": ["detractor"]}],
                     "causes": [""], "more": 1}
                    """);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("\"/people\"", "/hours/zone", "/hours/week/mon", "/hours/week/tuesday", "/rules/0")
                    .contains("/causes/0", "/more");
            assertThat(call(server, "PUT", "/api/v1/desk", """
                    {"rules": [{"id": "gold", "when": "contact.tier ==", "bands": ["detractor"]}]}
                    """).body()).contains("/rules/0/when");
            assertThat(call(server, "GET", "/api/v1/cases/none", "").statusCode())
                    .isEqualTo(404);
            assertThat(call(server, "POST", "/api/v1/cases", "{\"conversation\": \"none\"}")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private Server server() {
        return stage.server(Map.of("PARLEY_ADMIN_PASSWORD", PASSWORD));
    }

    private String say(Server server, String text) {
        return stage.say(server, text);
    }

    private HttpResponse<String> call(Server server, String method, String target, String body) {
        return stage.call(server, method, target, body);
    }

    /// The lines of the stream of cases, from now on.
    private Iterator<String> news(Server server) {
        return stage.client()
                .sendAsync(SmsStage.request(server, "/api/v1/case-events").build(), HttpResponse.BodyHandlers.ofLines())
                .join()
                .body()
                .iterator();
    }

    private static JsonObject next(Iterator<String> news) {
        String line = news.next();
        while (!line.startsWith("data: ")) {
            line = news.next();
        }
        return new JsonObject(line.substring("data: ".length()));
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return new JsonObject(answer.body());
    }
}
