package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.SlackCaller;
import dev.parley.fake.SlackStandIn;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What flows post into channels, and the buttons under it.
class SlackAlertTest extends SlackStage {
    @Override
    Map<String, String> settings() {
        return USUAL;
    }

    @Test
    void a_notice_is_posted_once_with_the_score_and_the_words_and_without_the_person() throws Exception {
        caller.event(SlackCaller.message("Ev1", "exit"));
        slack.next("chat.postMessage");
        for (int again = 0; again < 2; again++) {
            caller.event(SlackCaller.message("Ev2", "2, the pay"));
        }
        Map<String, String> first = slack.next("chat.postMessage").fields();
        Map<String, String> second = slack.next("chat.postMessage").fields();
        Map<String, String> notice = "#cx".equals(first.get("channel")) ? first : second;
        assertThat(notice)
                .containsEntry("channel", "#cx")
                .extractingByKey("text")
                .asString()
                .startsWith("Somebody is unhappy &lt;!channel&gt;\n• recommend: 2 (the pay)\nhttp")
                .containsPattern("/admin/inbox/[a-z2-7]{25}-1$");
        assertThat(notice.get("blocks")).contains("Take it", "Snooze a day", "Done", "|Open the case>");
        assertThat(notice.toString()).doesNotContain("U024BE7LH");
        caller.event(SlackCaller.message("Ev3", "survey"));
        assertThat(slack.next("chat.postMessage").fields().get("text")).startsWith("How likely");
    }

    @Test
    void the_buttons_on_an_alert_act_on_the_case_and_the_alert_shows_who_did() throws Exception {
        String id = alerted();

        assertThat(caller.interaction(press(id, "take", "2.1")).statusCode()).isEqualTo(200);
        assertThat(slack.next("respond").body())
                .contains("\"replace_original\":true", "Taken by <@U024BE7LH>", "Somebody is unhappy", "parley:snooze")
                .doesNotContain("parley:take");
        assertThat(found(id)).contains("\"owner\":\"ana\"", "\"state\":\"open\"");

        caller.interaction(press(id, "snooze", "2.2"));
        assertThat(slack.next("respond").body()).contains("Put away by <@U024BE7LH> until <!date^");
        assertThat(found(id)).contains("\"state\":\"snoozed\"");

        caller.interaction(press(id, "take", "2.5").replace("\"team_id\":\"T024BE7LD\"", "\"team_id\":\"T0OTHERS1\""));
        assertThat(slack.next("respond").body()).contains("ephemeral", "Only people of the workspace");
        assertThat(found(id)).contains("\"state\":\"snoozed\"");

        caller.interaction(press("aaaaaaaaaaaaaaaaaaaaaaaaa-1", "take", "2.4"));
        assertThat(slack.next("respond").body()).contains("ephemeral", "no such case");
    }

    @Test
    void a_case_is_closed_with_its_cause_which_a_form_asks_for() throws Exception {
        String id = alerted();
        caller.interaction(press(id, "resolve", "2.3"));
        JsonObject form =
                new JsonObject(String.valueOf(slack.next("views.open").fields().get("view")));
        assertThat(form.encode()).contains("Close the case", "What was the cause?", "plain_text_input");
        assertThat(found(id)).as("asked first").contains("404");
        for (int again = 0; again < 2; again++) {
            assertThat(caller.interaction(filled(form, "late delivery")).statusCode())
                    .isEqualTo(200);
        }
        assertThat(slack.next("respond").body())
                .contains("\"replace_original\":true", "Done, says <@U024BE7LH>: late delivery", "Somebody is unhappy")
                .doesNotContain("parley:resolve");
        assertThat(found(id))
                .contains("\"state\":\"done\"", "\"by\":\"ana\"", "\"cause\":\"late delivery\"", "Called her.")
                .containsOnlyOnce("\"kind\":\"closed\"");
        assertThat(caller.interaction(filled(form, "late").replace(id, "aaaaaaaaaaaaaaaaaaaaaaaaa-1"))
                        .body())
                .contains("\"response_action\":\"errors\"", "no such case");
        assertThat(caller.interaction(filled(form, "late").replace("\\\"case\\\"", "\\\"cake\\\""))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void where_the_desk_has_causes_one_of_them_is_chosen() throws Exception {
        HttpRequest desk = api("/api/v1/desk")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"causes\": [\"Pay\", \"Hours\"]}"))
                .build();
        assertThat(client.send(desk, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(200);

        caller.interaction(press("aaaaaaaaaaaaaaaaaaaaaaaaa-1", "resolve", "2.3"));

        assertThat(slack.next("views.open").fields().get("view"))
                .contains("static_select", "\"value\":\"Pay\"", "\"value\":\"Hours\"");
    }

    /// Somebody is unhappy, and a channel is told.
    ///
    /// @return the case's id
    private String alerted() throws Exception {
        caller.event(SlackCaller.message("Ev1", "exit"));
        slack.next("chat.postMessage");
        caller.event(SlackCaller.message("Ev2", "2, the <https://example.com|pay>"));
        SlackStandIn.Call alert = slack.next("chat.postMessage");
        while (!"#cx".equals(alert.fields().get("channel"))) {
            alert = slack.next("chat.postMessage");
        }
        return String.valueOf(alert.fields().get("text")).replaceAll("(?s).*/admin/inbox/", "");
    }

    /// The form as it comes back.
    private static String filled(JsonObject form, String cause) {
        JsonObject payload =
                new JsonObject(SlackCaller.recorded("case-closed.json").replace("late delivery", cause));
        payload.getJsonObject("view")
                .put("callback_id", form.getString("callback_id"))
                .put("private_metadata", form.getString("private_metadata"));
        return payload.encode();
    }

    private String press(String id, String action, String time) {
        return SlackCaller.recorded("alert-press.json")
                .replace("aaaaaaaaaaaaaaaaaaaaaaaaa-1", id)
                .replace("parley:take", "parley:" + action)
                .replace("1772359240.123456", time)
                .replaceAll("https://hooks.slack.com/[^\"]*", slack.responseUrl());
    }

    private String found(String id) throws Exception {
        return client.send(api("/api/v1/cases/" + id).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private HttpRequest.Builder api(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer sesame");
    }
}
