package dev.parley;

import dev.parley.command.Server;
import dev.parley.fake.SlackCaller;
import dev.parley.fake.SlackStandIn;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// What tests of a whole server with Slack stand on: the server, a stand-in for Slack, and somebody who calls as Slack
/// does.
abstract class SlackStage {
    /// With a bot's token, and the flows that tests about Slack share.
    static final Map<String, String> USUAL = Map.of(
            "PARLEY_FLOWS_DIR",
            "src/test/resources/dev/parley/slack-flows",
            "PARLEY_API_TOKENS",
            "ops:sesame",
            "SLACK_BOT_TOKEN",
            "xoxb-1");

    @TempDir
    Path folder;

    final SlackStandIn slack = new SlackStandIn();
    final HttpClient client = HttpClient.newHttpClient();
    Server server;
    SlackCaller caller;

    /// The server's settings beside those that join it to the stand-in.
    abstract Map<String, String> settings();

    @BeforeEach
    void start() {
        Map<String, String> environment = new HashMap<>(settings());
        environment.put("SLACK_SIGNING_SECRET", SlackCaller.SECRET);
        environment.put("SLACK_API_URL", slack.url());
        server = TestServer.in(folder, environment);
        caller = new SlackCaller(server.port());
    }

    @AfterEach
    void stop() {
        server.close();
        caller.close();
        client.close();
        slack.close();
    }
}
