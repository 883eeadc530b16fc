package dev.parley.channel.slack;

import dev.parley.kit.NoAnswer;
import dev.parley.kit.Secret;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Which workspace is ours, where there is only one: as Slack says when asked, else as its first call tells. Safe for
/// any thread.
public final class Identity {
    private static final Logger LOG = LoggerFactory.getLogger(Identity.class);

    private final SlackApi api;
    private final Secret token;
    private volatile String team = "";

    /// Of the workspace whose token this is.
    public Identity(SlackApi api, Secret token) {
        this.api = api;
        this.token = token;
    }

    /// The workspace's id, "" as long as nobody told it.
    public String team() {
        return team;
    }

    /// A call from a workspace, which can only be ours.
    public void heard(String from) {
        if (team.isEmpty()) {
            team = from;
        }
    }

    /// Asks Slack, unless it is known; blocks.
    public void ask() {
        if (!team.isEmpty()) {
            return;
        }
        try {
            SlackApi.Answer answer = api.call("auth.test", token, Map.of());
            String id = Json.text(answer.body(), "team_id");
            if (answer.isOk() && !id.isEmpty()) {
                team = id;
            } else {
                LOG.warn("Slack does not say which workspace SLACK_BOT_TOKEN is for: {}", answer.reason());
            }
        } catch (NoAnswer e) {
            LOG.warn("Slack does not say which workspace SLACK_BOT_TOKEN is for: {}", e.reason());
        }
    }
}
