package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.SlackCaller;
import dev.parley.fake.SlackStandIn;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole server, as `serve` starts it, with a stand-in for Slack.
class SlackServerTest extends SlackStage {
    private static final String EVENTS = "/webhooks/slack/events";
    private static final String JSON = "application/json";

    @Override
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(USUAL);
        settings.put("SLACK_ADMINS", "U024BE7LH");
        return settings;
    }

    @Test
    void a_survey_is_answered_by_taps_and_words() throws Exception {
        assertThat(caller.event(SlackCaller.message("Ev1", "survey")).statusCode())
                .isEqualTo(200);
        SlackStandIn.Call asked = slack.next("chat.postMessage");
        assertThat(asked.fields().get("text")).isEqualTo("How likely are you to recommend Q&amp;A to a friend?");
        assertThat(asked.fields().get("blocks")).contains("0 = not at all likely", "\"10 of 10, extremely likely\"");

        assertThat(caller.interaction(tapped(asked, "9", "1.1")).body()).isEmpty();
        SlackStandIn.Call second = slack.next("chat.postMessage");
        assertThat(second.fields().get("blocks")).contains("People", "parley:pick:1");

        caller.event(SlackCaller.message("Ev2", "people"));
        SlackStandIn.Call third = slack.next("chat.postMessage");
        assertThat(third.fields().get("blocks")).contains("parley:write");
        caller.interaction(SlackCaller.recorded("longer-answer.json").replace("conversation/why", ref(third)));
        assertThat(slack.next("chat.postMessage").fields().get("text")).isEqualTo("Thank you.");
        assertThat(fetch("/api/v1/conversations"))
                .contains("\"status\":\"completed\"")
                .doesNotContain("U024BE7LH");
    }

    @Test
    void a_question_shows_its_answer_once_it_is_tapped_and_can_be_changed() throws Exception {
        caller.event(SlackCaller.message("Ev1", "survey"));
        SlackStandIn.Call asked = slack.next("chat.postMessage");
        caller.interaction(tapped(asked, "9", "1.1"));
        assertThat(slack.next("respond").body())
                .contains("\"replace_original\":true", "You answered: *9*", "parley:change", ref(asked))
                .contains("\"text\":\"How likely are you to recommend us?\\n✓ You answered: *9*\"");

        String change = tapped(asked, "9", "1.2").replace("parley:pick:9", "parley:change");
        assertThat(caller.interaction(change).statusCode()).isEqualTo(200);
        assertThat(slack.next("respond").body()).contains("parley:pick:10");

        caller.interaction(tapped(asked, "3", "1.3"));
        assertThat(slack.next("respond").body()).contains("You answered: *3*");
        assertThat(fetch("/api/v1/conversations")).contains("\"value\":3").doesNotContain("\"value\":9");
    }

    @Test
    void words_are_understood_as_me_messages_and_in_bold_too() throws Exception {
        caller.event(SlackCaller.message("Ev1", "*survey*"));
        assertThat(slack.next("chat.postMessage").fields().get("text")).startsWith("How likely");
        caller.event(SlackCaller.recorded("me-message.json"));
        assertThat(slack.next("chat.postMessage").fields().get("text")).isEqualTo("What matters most?");
        caller.event(SlackCaller.message("Ev3", "_stop_"));
        assertThat(fetch("/api/v1/conversations")).contains("\"value\":9", "\"status\":\"opted-out\"");
    }

    @Test
    void an_edited_message_changes_the_answer() throws Exception {
        caller.event(SlackCaller.message("Ev1", "survey"));
        slack.next("chat.postMessage");
        caller.event(SlackCaller.message("Ev2", "9"));
        slack.next("chat.postMessage");
        caller.event(SlackCaller.recorded("message-edited.json"));
        assertThat(fetch("/api/v1/conversations")).contains("\"value\":3").doesNotContain("\"value\":9");
    }

    @Test
    void a_tap_on_a_question_of_another_time_is_explained_and_changes_nothing() throws Exception {
        caller.event(SlackCaller.message("Ev1", "survey"));
        SlackStandIn.Call asked = slack.next("chat.postMessage");
        String old = tapped(asked, "9", "1.1").replace(ref(asked), "aaaaaaaaaaaaaaaaaaaaaaaaa-1/recommend");

        assertThat(caller.interaction(old).statusCode()).isEqualTo(200);
        assertThat(slack.next("respond").body()).contains("ephemeral", "no longer open");
        caller.command("language sv");
        caller.interaction(old.replace("1.1", "1.2"));
        assertThat(slack.next("respond").body()).contains("ephemeral", "inte längre öppen");
        assertThat(fetch("/api/v1/conversations")).doesNotContain("\"value\":9");
    }

    @Test
    void what_comes_again_changes_nothing() throws Exception {
        caller.event(SlackCaller.message("Ev1", "survey"));
        SlackStandIn.Call asked = slack.next("chat.postMessage");
        for (int again = 0; again < 3; again++) {
            assertThat(caller.event(SlackCaller.message("Ev1", "survey")).statusCode())
                    .isEqualTo(200);
        }
        for (int again = 0; again < 3; again++) {
            assertThat(caller.interaction(tapped(asked, "9", "1.1")).statusCode())
                    .isEqualTo(200);
        }
        assertThat(slack.next("chat.postMessage").fields().get("text")).isEqualTo("What matters most?");
        caller.event(SlackCaller.message("Ev2", "Pay"));
        assertThat(slack.next("chat.postMessage").fields().get("text")).isEqualTo("Why?");
        assertThat(slack.unseen("chat.postMessage")).isZero();
    }

    @Test
    void a_person_is_asked_through_the_api_in_a_conversation_that_is_opened_once() throws Exception {
        assertThat(
                        invite(
                                "{\"flow\": \"pulse-check\", \"contact\": {\"slack\": \"T024BE7LD/U024BE7LH\", \"zone\": \"UTC\"}}"))
                .contains("started");
        assertThat(slack.next("conversations.open").fields()).containsEntry("users", "U024BE7LH");
        SlackStandIn.Call asked = slack.next("chat.postMessage");
        assertThat(asked.fields()).containsEntry("channel", "D024BE91L");

        caller.interaction(tapped(asked, "9", "1.1"));
        slack.next("chat.postMessage");
        assertThat(slack.unseen("conversations.open")).isZero();
    }

    @Test
    void commands_help_begin_pause_and_tell_admins() throws Exception {
        assertThat(caller.command("help").body()).contains("ephemeral", "/parley take FLOW", "For admins");
        assertThat(caller.command("take nothing").body()).contains("no survey named nothing", "pulse-check");
        assertThat(caller.command("take pulse-check").body()).contains("direct messages");
        assertThat(slack.next("chat.postMessage").fields().get("text")).startsWith("How likely");
        assertThat(caller.command("pause").body()).contains("week");
        assertThat(caller.command("status").body()).contains("All is well");
        assertThat(caller.command("results pulse-check").body()).contains("1 conversation, 0 completed", "recommend");
        assertThat(caller.command("what").body()).contains("I do not know that");
    }

    @Test
    void commands_are_answered_in_the_language_that_somebody_has_chosen() {
        assertThat(caller.command("language de").body()).contains("Von nun an spreche ich Deutsch");
        assertThat(caller.command("help").body()).contains("/parley take FLOW", "nimmt das zur");
        assertThat(caller.command("status").body()).contains("Alles ist in Ordnung. Ver");
        assertThat(caller.command("results nix").body()).contains("keine Umfrage namens nix", "pulse-check");
        assertThat(caller.command("at noon").body()).contains("Um welche Zeit?");
        assertThat(caller.command("language es").body()).contains("Desde ahora hablo");
    }

    @Test
    void a_flow_for_other_channels_does_not_begin_in_slack() throws Exception {
        caller.event(SlackCaller.message("Ev1", "order"));
        assertThat(slack.next("chat.postMessage").fields().get("text")).doesNotContain("How was it?");
        assertThat(caller.command("take customers").body()).contains("not held in Slack");
        assertThat(fetch("/api/v1/conversations")).doesNotContain("customers");
    }

    @Test
    void ticks_days_skips_and_forms_answer_too() throws Exception {
        caller.event(SlackCaller.message("Ev1", "perks"));
        SlackStandIn.Call asked = slack.next("chat.postMessage");
        String done = tapped(asked, "Done", "1.1").replace("parley:pick:9", "parley:done");
        caller.interaction(done);
        assertThat(slack.next("respond").body()).contains("ephemeral", "at least one");
        caller.interaction(done.replace("1.1", "1.2").replace("\"values\":{}", """
                "values":{"b":{"parley:several":{"type":"checkboxes","selected_options":[
                {"text":{"type":"plain_text","text":"Gym"},"value":"Gym"},
                {"text":{"type":"plain_text","text":"Lunch"},"value":"Lunch"}]}}}"""));
        SlackStandIn.Call since = slack.next("chat.postMessage");
        assertThat(since.fields().get("text")).isEqualTo("Since when?");
        caller.interaction(tapped(since, "x", "1.3")
                .replace("parley:pick:9", "parley:day")
                .replace("\"value\":\"x\"", "\"selected_date\":\"2026-02-01\""));
        SlackStandIn.Call tip = slack.next("chat.postMessage");
        caller.interaction(tapped(tip, "x", "1.4").replace("parley:pick:9", "parley:write"));
        assertThat(slack.next("views.open").fields().get("view")).contains("\"multiline\":true", ref(tip));
        caller.interaction(tapped(tip, "x", "1.5").replace("parley:pick:9", "parley:skip"));
        assertThat(slack.next("chat.postMessage").fields().get("text")).isEqualTo("Thank you.");
        assertThat(caller.interaction(SlackCaller.recorded("longer-answer.json").replace("conversation/why", ref(tip)))
                        .body())
                .contains("\"response_action\":\"errors\"", "no longer open");
        assertThat(fetch("/api/v1/conversations")).contains("Gym", "Lunch", "2026-02-01", "\"status\":\"completed\"");
    }

    @Test
    void a_form_filled_in_by_a_member_of_another_workspace_answers_where_the_app_is() throws Exception {
        caller.event(SlackCaller.message("Ev1", "perks"));
        slack.next("chat.postMessage");
        caller.event(SlackCaller.message("Ev2", "Gym"));
        slack.next("chat.postMessage");
        caller.event(SlackCaller.message("Ev3", "2026-02-01"));
        SlackStandIn.Call tip = slack.next("chat.postMessage");
        String form = SlackCaller.recorded("longer-answer-from-another-workspace.json")
                .replace("conversation/why", ref(tip));
        assertThat(caller.interaction(form).body()).isEmpty();
        assertThat(slack.next("chat.postMessage").fields().get("text")).isEqualTo("Thank you.");
    }

    @Test
    void the_home_shows_the_open_question_which_can_be_answered_there() throws Exception {
        caller.event(SlackCaller.recorded("app-home-opened.json"));
        assertThat(slack.next("views.publish").fields().get("view")).contains("Nothing is open", "Pause for a week");

        caller.event(SlackCaller.message("Ev1", "survey"));
        SlackStandIn.Call asked = slack.next("chat.postMessage");
        caller.event(SlackCaller.recorded("app-home-opened.json"));
        SlackStandIn.Call home = slack.next("views.publish");
        assertThat(home.fields()).containsEntry("user_id", "U024BE7LH");
        assertThat(home.fields().get("view")).contains("How likely", "parley:pick:10", ref(asked));

        String atHome = tapped(asked, "9", "1.1")
                .replaceAll("\"container\":\\{[^}]*}", "\"container\":{\"type\":\"view\",\"view_id\":\"V1\"}")
                .replaceAll("\"response_url\":\"[^\"]*\",", "")
                .replaceAll("\"message\":\\{.*?]},\"state", "\"state");
        assertThat(caller.interaction(atHome).statusCode()).isEqualTo(200);
        assertThat(slack.next("views.publish").fields().get("view")).contains("What matters most?");
        caller.interaction(atHome.replace("parley:pick:9", "parley:pause").replace("1.1", "1.2"));
        assertThat(slack.next("views.publish").fields().get("view")).contains("parley:resume");
    }

    @Test
    void the_home_tells_what_was_done_because_of_what_people_said() throws Exception {
        caller.event(SlackCaller.recorded("app-home-opened.json"));
        assertThat(slack.next("views.publish").fields().get("view")).doesNotContain("You said, we did");

        String themes = "{\"themes\": [{\"name\": \"lunch\", \"phrases\": {\"en\": [\"soup\"]}}]}";
        assertThat(write("PUT", "/api/v1/themes", themes)).contains("lunch");
        String added = write("POST", "/api/v1/actions", "{\"theme\": \"lunch\", \"title\": \"Soup\"}");
        Matcher id = Pattern.compile("\"id\":\"([^\"]+)\"").matcher(added);
        assertThat(id.find()).as(added).isTrue();
        write(
                "POST",
                "/api/v1/actions/" + id.group(1) + "/done",
                "{\"text\": {\"en\": \"There is hot soup & bread.\"}}");

        caller.event(SlackCaller.recorded("app-home-opened.json").replace("Ev", "EvB"));
        assertThat(slack.next("views.publish").fields().get("view"))
                .contains("You said, we did", "• There is hot soup &amp; bread.");
    }

    private String write(String method, String path, String json) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer sesame")
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json));
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void the_settings_at_home_say_when_and_in_which_language_somebody_is_asked() throws Exception {
        caller.event(SlackCaller.recorded("app-home-opened.json"));
        assertThat(slack.next("views.publish").fields().get("view")).contains("parley:hour", "Ask me at 14:00");

        caller.interaction(setting("parley:hour", "14:00", "1.1"));
        assertThat(slack.next("views.publish").fields().get("view"))
                .contains("\"initial_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"Ask me at 14:00\"");
        caller.interaction(setting("parley:language", "sv", "1.2"));
        assertThat(slack.next("views.publish").fields().get("view")).contains("Dina enkäter", "Fråga mig kl. 14:00");
        assertThat(caller.command("at 25:00").body()).contains("/parley at 14:00");
        assertThat(caller.command("at any").body()).contains("när enkäten säger det");
        assertThat(caller.command("language klingon").body()).contains("ar, cs, da");
        assertThat(fetch("/api/v1/contacts")).contains("\"language\":\"sv\"").doesNotContain("\"hour\"");
    }

    private static String setting(String action, String value, String time) {
        return SlackCaller.recorded("tap.json")
                .replaceAll("\"container\":\\{[^}]*}", "\"container\":{\"type\":\"view\",\"view_id\":\"V1\"}")
                .replaceAll("\"response_url\":\"[^\"]*\",", "")
                .replaceAll("\"message\":\\{.*?]},\"state", "\"state")
                .replace("parley:pick:9", action)
                .replace("\"value\":\"9\"", "\"selected_option\":{\"value\":\"" + value + "\"}")
                .replace("1772359230.123456", time);
    }

    @ParameterizedTest
    @CsvSource({
        "0, '', 401",
        "-180, right, 200",
        "299, right, 200",
        "-301, right, 401",
        "420, right, 401",
        "315360000, right, 401",
        "0, wrong, 401",
        "0, other, 401",
        "none, right, 401"
    })
    void a_call_counts_only_with_a_signature_of_this_time(String seconds, String signature, int status) {
        String body = SlackCaller.recorded("message-in-channel.json");
        String time =
                seconds.equals("none") ? "" : Long.toString(Instant.now().getEpochSecond() + Long.parseLong(seconds));
        String given = switch (signature) {
            case "right" -> SlackCaller.sign(SlackCaller.SECRET, time, body);
            case "wrong" -> SlackCaller.sign("another", time, body);
            case "other" -> SlackCaller.sign(SlackCaller.SECRET, time, body + " ");
            default -> "";
        };
        assertThat(caller.send(EVENTS, JSON, body, time, given).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"200, app-rate-limited.json", "200, message-of-ours.json", "200, message-in-channel.json"})
    void what_is_of_no_concern_is_taken_all_the_same(int status, String file) {
        assertThat(caller.event(SlackCaller.recorded(file)).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{\"type\":\"event_callback\"}",
                "{\"type\":\"event_callback\",\"event_id\":\"\",\"event\":{}}",
                "{\"type\":5}",
                "\u0000"
            })
    void what_is_no_event_is_refused(String body) {
        assertThat(caller.event(body).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "payload=%ZZ, 400",
        "payload=, 400",
        "payload=5, 400",
        "x=y, 400",
        "payload=%7B%7D, 400",
        "payload=%7B%22type%22%3A%22shortcut%22%7D, 200",
        "ssl_check=1, 200"
    })
    void what_is_no_interaction_is_refused(String body, int status) {
        assertThat(caller.signed("/webhooks/slack/interactions", "application/x-www-form-urlencoded", body)
                        .statusCode())
                .isEqualTo(status);
    }

    @Test
    void the_address_is_verified_and_what_is_huge_or_another_type_is_refused() {
        assertThat(caller.event(SlackCaller.recorded("url-verification.json")).body())
                .isEqualTo("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P");
        assertThat(caller.event("{\"a\":\"" + "x".repeat(600_000) + "\"}").statusCode())
                .isEqualTo(413);
        assertThat(caller.signed(EVENTS, "text/plain", "{}").statusCode()).isEqualTo(415);
    }

    private String fetch(String path) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer sesame");
        String list = client.send(request.build(), HttpResponse.BodyHandlers.ofString())
                .body();
        Matcher id = Pattern.compile("\"id\":\"([a-z2-7]{25}-\\d+)\"").matcher(list);
        return !id.find() || path.contains(id.group(1)) ? list : list + fetch(path + "/" + id.group(1));
    }

    private String invite(String json) throws Exception {
        return write("POST", "/api/v1/invitations", json);
    }
}
