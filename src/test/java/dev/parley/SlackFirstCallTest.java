package dev.parley;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.SlackCaller;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Slack does not tell which workspace is ours, so the first call does: what somebody sets by it is theirs later, too.
class SlackFirstCallTest extends SlackStage {
    SlackFirstCallTest() {
        slack.answers("auth.test", aResponse().withStatus(500));
    }

    @Override
    Map<String, String> settings() {
        return USUAL;
    }

    @Test
    void what_is_set_by_the_first_call_is_still_set_after_the_first_message() throws Exception {
        assertThat(caller.command("at 14:00").body()).contains("14:00");
        caller.event(SlackCaller.message("Ev1", "survey"));
        slack.next("chat.postMessage");
        caller.event(SlackCaller.recorded("app-home-opened.json"));

        assertThat(slack.next("views.publish").fields().get("view"))
                .contains("\"initial_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"Ask me at 14:00\"");
    }
}
