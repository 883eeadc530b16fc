package dev.parley;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.parley.SlackDirectory.Place;
import dev.parley.channel.slack.Roster;
import dev.parley.fake.SlackWeb;
import dev.parley.flow.Trigger.Audience;
import dev.parley.flow.Trigger.Group;
import dev.parley.kit.Secret;
import dev.parley.schedule.Members;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whom a pulse asks where several workspaces have the app.
class SlackDirectoryTest {
    private static final Audience.Slack EVERYONE = new Audience.Slack(Group.EVERYONE, "", false);

    @AutoClose
    private final SlackWeb web = new SlackWeb();

    private final WireMockServer slack = web.server();
    private final List<String> found = new ArrayList<>();
    private final Roster roster = new Roster(web.api(), team -> Optional.of(new Secret("xoxb-" + team)), time -> {});

    @BeforeEach
    void start() {
        members("T1", "{\"id\": \"U1\"}, {\"id\": \"U2\", \"is_restricted\": true}");
        members("T2", "{\"id\": \"U1\"}, {\"id\": \"U3\", \"is_bot\": true}, {\"id\": \"U4\", \"deleted\": true}");
    }

    @Test
    void the_people_of_every_workspace_are_asked_each_by_its_own_token() {
        ask(EVERYONE, new Place("T1", true), new Place("T2", false));

        assertThat(found).containsExactly("U1", "T2/U1");
    }

    @Test
    void in_an_organisation_everybody_is_asked_once_however_many_workspaces_they_are_in() {
        answers("auth.teams.list", "xoxb-E1", "{\"ok\": true, \"teams\": [{\"id\": \"T1\"}, {\"id\": \"T3\"}]}");
        members("T3", "{\"id\": \"U1\"}, {\"id\": \"U9\"}");

        ask(EVERYONE, new Place("E1", false));

        assertThat(found).containsExactly("T1/U1", "T3/U9");
    }

    @Test
    void a_workspace_that_refuses_keeps_no_other_from_being_asked() {
        answers("users.list", "xoxb-T1", "{\"ok\": false, \"error\": \"account_inactive\"}");

        ask(EVERYONE, new Place("T1", false), new Place("T2", false));

        assertThat(found).containsExactly("T2/U1");
    }

    @Test
    void a_workspace_that_does_not_answer_is_asked_again_later_and_the_others_are_told_now() {
        slack.stubFor(post(urlPathEqualTo("/api/users.list"))
                .withHeader("Authorization", equalTo("Bearer xoxb-T1"))
                .willReturn(aResponse().withStatus(500)));

        assertThatThrownBy(() -> ask(EVERYONE, new Place("T1", false), new Place("T2", false)))
                .isInstanceOf(Members.Unknown.class)
                .hasMessage("users.list: HTTP 500");
        assertThat(found).containsExactly("T2/U1");
    }

    @Test
    void a_channel_is_that_of_the_workspace_which_knows_it() {
        answers("conversations.members", "xoxb-T1", "{\"ok\": false, \"error\": \"channel_not_found\"}");
        answers("conversations.members", "xoxb-T2", "{\"ok\": true, \"members\": [\"U1\", \"U3\"]}");

        ask(new Audience.Slack(Group.CHANNEL, "C1", false), new Place("T1", true), new Place("T2", false));

        assertThat(found).containsExactly("T2/U1");
    }

    @Test
    void where_nobody_can_be_found_that_is_said() {
        answers("users.list", "xoxb-T1", "{\"ok\": false, \"error\": \"missing_scope\"}");

        assertThatThrownBy(() -> ask(EVERYONE, new Place("T1", true)))
                .hasMessage("users.list: Slack error missing_scope");
        assertThatThrownBy(() -> ask(EVERYONE)).hasMessageContaining("no workspace has the app");
    }

    private void ask(Audience.Slack audience, Place... places) {
        new SlackDirectory(roster, () -> List.of(places))
                .each(
                        audience,
                        page -> page.forEach(one -> found.add(one.address().value())));
    }

    private void members(String team, String members) {
        slack.stubFor(post(urlPathEqualTo("/api/users.list"))
                .withRequestBody(containing("team_id=" + team))
                .willReturn(aResponse().withBody("{\"ok\": true, \"members\": [" + members + "]}")));
    }

    private void answers(String method, String token, String json) {
        ResponseDefinitionBuilder answer = aResponse().withBody(json);
        slack.stubFor(post(urlPathEqualTo("/api/" + method))
                .withHeader("Authorization", equalTo("Bearer " + token))
                .willReturn(answer));
    }
}
