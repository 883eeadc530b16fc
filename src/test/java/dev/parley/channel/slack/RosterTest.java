package dev.parley.channel.slack;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.parley.fake.SlackWeb;
import dev.parley.kit.Secret;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who is in a workspace, asked of a stand-in for Slack over HTTP.
class RosterTest {
    private static final String TEAM = "T024BE7LD";
    private static final String FIRST = """
            {"ok": true, "members": [
              {"id": "U1", "real_name": "Ana", "tz": "Europe/Berlin", "locale": "de-DE"},
              {"id": "USLACKBOT", "real_name": "Slackbot"},
              {"id": "U2", "real_name": "Robot", "is_bot": true},
              {"id": "U3", "real_name": "Gone", "deleted": true},
              {"id": "U4", "real_name": "Guest", "is_restricted": true, "tz": "Mars/Olympus"}],
             "response_metadata": {"next_cursor": "dXNlcjo1="}}
            """;
    private static final String SECOND = """
            {"ok": true, "members": [{"id": "U5", "real_name": "Eve", "is_ultra_restricted": true}],
             "response_metadata": {"next_cursor": ""}}
            """;

    @AutoClose
    private final SlackWeb web = new SlackWeb();

    private final WireMockServer slack = web.server();
    private final List<Duration> pauses = new ArrayList<>();
    private final Roster roster = new Roster(web.api(), Workspaces.one(new Secret("xoxb-1")), pauses::add);

    @Test
    void everybody_comes_page_by_page_without_bots_and_those_who_left() {
        pages();

        assertThat(everyone())
                .containsExactly(
                        new Roster.Colleague("U1", "Ana", Optional.of(ZoneId.of("Europe/Berlin")), "de-DE", false),
                        new Roster.Colleague("U4", "Guest", Optional.empty(), "", true),
                        new Roster.Colleague("U5", "Eve", Optional.empty(), "", true));
        slack.verify(
                1,
                postRequestedFor(urlPathEqualTo("/api/users.list"))
                        .withHeader("Authorization", equalTo("Bearer xoxb-1"))
                        .withFormParam("cursor", equalTo("dXNlcjo1="))
                        .withFormParam("include_locale", equalTo("true"))
                        .withFormParam("limit", equalTo("999")));
    }

    @Test
    void people_of_other_companies_are_guests_and_those_of_the_same_organisation_are_not() {
        answers("users.list", aResponse().withBody("""
                {"ok": true, "members": [
                  {"id": "U1", "real_name": "Own", "team_id": "T024BE7LD"},
                  {"id": "U2", "real_name": "Stranger", "team_id": "T024BE7LD", "is_stranger": true},
                  {"id": "U3", "real_name": "Partner", "team_id": "T0OTHER01"},
                  {"id": "W4", "real_name": "Grid", "team_id": "T0SISTER1",
                   "enterprise_user": {"enterprise_id": "E1", "teams": ["T0SISTER1", "T024BE7LD"]}},
                  {"id": "W5", "real_name": "Their Grid", "team_id": "T0OTHER02",
                   "enterprise_user": {"enterprise_id": "E2", "teams": ["T0OTHER02"]}},
                  {"id": "W6", "real_name": "Whole", "team_id": "E1"}]}
                """));

        assertThat(everyone().stream().filter(Roster.Colleague::guest).map(Roster.Colleague::name))
                .containsExactly("Stranger", "Partner", "Their Grid");
    }

    @Test
    void where_slack_asks_for_patience_it_waits_and_goes_on_with_the_same_page() {
        pages();
        slack.stubFor(post(urlPathEqualTo("/api/users.list"))
                .withFormParam("cursor", containing("dXNl"))
                .inScenario("busy")
                .whenScenarioStateIs(Scenario.STARTED)
                .willSetStateTo("ready")
                .willReturn(aResponse()
                        .withStatus(429)
                        .withHeader("Retry-After", "17")
                        .withBody("{\"ok\": false, \"error\": \"ratelimited\"}")));

        assertThat(everyone()).hasSize(3);
        assertThat(pauses).containsExactly(Duration.ofSeconds(17));
    }

    @Test
    void it_gives_up_when_slack_asks_for_patience_for_ever() {
        answers("users.list", aResponse().withStatus(429).withHeader("Retry-After", "1"));

        assertThatThrownBy(this::everyone).isInstanceOf(Roster.Untold.class).hasMessageContaining("100 times");
        assertThat(pauses).hasSize(100);
    }

    @ParameterizedTest
    @CsvSource({
        "200, missing_scope, 'users.list: Slack error missing_scope'",
        "200, invalid_auth, 'users.list: Slack error invalid_auth'",
    })
    void what_slack_refuses_is_told(int status, String error, String message) {
        String body = error.isEmpty() ? "" : "{\"ok\": false, \"error\": \"" + error + "\"}";
        answers("users.list", aResponse().withStatus(status).withBody(body));

        assertThatThrownBy(this::everyone).hasMessage(message);
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_page_that_fails_is_asked_for_again_and_the_others_are_kept() {
        pages();
        fails("first", Scenario.STARTED, aResponse().withStatus(500));
        fails("second", "first", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        fails(
                "third",
                "second",
                aResponse()
                        .withStatus(503)
                        .withHeader("Retry-After", "40")
                        .withBody("{\"ok\": false, \"error\": \"service_unavailable\"}"));

        assertThat(everyone()).hasSize(3);
        assertThat(pauses).containsExactly(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(40));
    }

    @ParameterizedTest
    @CsvSource({
        "500, '', HTTP 500",
        "200, internal_error, Slack error internal_error",
        "200, service_unavailable, Slack error service_unavailable"
    })
    void a_page_that_fails_for_ever_is_given_up_for_now(int status, String error, String why) {
        answers("users.list", aResponse().withStatus(status).withBody("{\"ok\": false, \"error\": \"" + error + "\"}"));

        assertThatThrownBy(this::everyone)
                .hasMessage("users.list: " + why)
                .isInstanceOfSatisfying(
                        Roster.Untold.class,
                        untold -> assertThat(untold.isLasting()).isFalse());
        assertThat(pauses).hasSize(3);
    }

    private void fails(String name, String before, ResponseDefinitionBuilder answer) {
        slack.stubFor(post(urlPathEqualTo("/api/users.list"))
                .withFormParam("cursor", containing("dXNl"))
                .inScenario("failing")
                .whenScenarioStateIs(before)
                .willSetStateTo(name)
                .willReturn(answer));
    }

    @Test
    void nobody_is_known_of_a_workspace_without_the_app() {
        Roster other = new Roster(web.api(), team -> Optional.empty(), pauses::add);

        assertThatThrownBy(() -> other.group(TEAM, "S1")).hasMessageContaining("has not installed the app");
    }

    @Test
    void the_members_of_a_channel_and_of_a_user_group_are_ids() {
        answers("conversations.members", aResponse().withBody("{\"ok\": true, \"members\": [\"U1\", \"U2\"]}"));
        answers("usergroups.users.list", aResponse().withBody("{\"ok\": true, \"users\": [\"U7\"]}"));

        assertThat(roster.channel(TEAM, "C1")).containsExactlyInAnyOrder("U1", "U2");
        assertThat(roster.group(TEAM, "S1")).containsExactly("U7");
        slack.verify(postRequestedFor(anyUrl()).withFormParam("channel", equalTo("C1")));
        slack.verify(postRequestedFor(anyUrl()).withFormParam("usergroup", equalTo("S1")));
    }

    private void pages() {
        slack.stubFor(post(urlPathEqualTo("/api/users.list"))
                .withFormParam("cursor", absent())
                .willReturn(aResponse().withBody(FIRST)));
        slack.stubFor(post(urlPathEqualTo("/api/users.list"))
                .withFormParam("cursor", equalTo("dXNlcjo1="))
                .willReturn(aResponse().withBody(SECOND)));
    }

    private void answers(String method, ResponseDefinitionBuilder answer) {
        slack.stubFor(post(urlPathEqualTo("/api/" + method)).willReturn(answer));
    }

    private List<Roster.Colleague> everyone() {
        List<Roster.Colleague> all = new ArrayList<>();
        roster.everyone(TEAM, all::addAll);
        return all;
    }
}
