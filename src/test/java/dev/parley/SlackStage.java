package dev.parley;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.command.Server;
import dev.parley.fake.SlackCaller;
import dev.parley.fake.SlackStandIn;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern REF = Pattern.compile("\"block_id\":\"([a-z2-7]{25}-\\d+/[a-z]+)\"");

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

    /// A tap on one of the buttons of a question that was asked, as Slack tells it.
    final String tapped(SlackStandIn.Call asked, String value, String time) {
        return SlackCaller.recorded("tap.json")
                .replace("conversation/recommend", ref(asked))
                .replace("\"text\":\"9\"", "\"text\":\"" + value + "\"")
                .replace("\"value\":\"9\"", "\"value\":\"" + value + "\"")
                .replace("1772359230.123456", time)
                .replaceAll("https://hooks.slack.com/[^\"]*", slack.responseUrl());
    }

    /// What names a question that was asked.
    static String ref(SlackStandIn.Call asked) {
        Matcher found = REF.matcher(Objects.requireNonNull(asked.fields().get("blocks")));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }
}
