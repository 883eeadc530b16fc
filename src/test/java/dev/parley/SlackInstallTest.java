package dev.parley;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.fake.SlackCaller;
import dev.parley.fake.SlackStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Workspaces that install the app by themselves.
class SlackInstallTest extends SlackStage {
    private String cookie = "other=1";

    @Override
    Map<String, String> settings() {
        return Map.of(
                "PARLEY_FLOWS_DIR", TestServer.HELLO,
                "PARLEY_PUBLIC_URL", "https://parley.example.com",
                "SLACK_CLIENT_ID", "11.22",
                "SLACK_CLIENT_SECRET", "client-secret");
    }

    @Test
    void a_workspace_installs_the_app_talks_and_removes_it() throws Exception {
        slack.answers("oauth.v2.access", """
                {"ok": true, "access_token": "xoxb-of-acme", "token_type": "bot", "is_enterprise_install": false,
                 "team": {"id": "T024BE7LD", "name": "Acme"}, "enterprise": null, "bot_user_id": "U0PARLEY1"}
                """);
        String state = begun();
        assertThat(ended("code=c1&state=" + state).statusCode()).isEqualTo(200);
        SlackStandIn.Call exchange = slack.next("oauth.v2.access");
        assertThat(exchange.fields())
                .containsEntry("code", "c1")
                .containsEntry("redirect_uri", "https://parley.example.com/slack/oauth_redirect");
        assertThat(exchange.authorization()).isEqualTo("Basic MTEuMjI6Y2xpZW50LXNlY3JldA==");

        caller.event(SlackCaller.message("Ev1", "hello"));
        assertThat(slack.next("chat.postMessage").authorization()).isEqualTo("Bearer xoxb-of-acme");

        assertThat(caller.event(SlackCaller.recorded("app-uninstalled.json")).statusCode())
                .as("one of an install before, which comes late")
                .isEqualTo(200);
        caller.event(SlackCaller.message("Ev2", "hello"));
        assertThat(slack.next("chat.postMessage").authorization()).isEqualTo("Bearer xoxb-of-acme");

        slack.answers("auth.test", aResponse().withStatus(500));
        String revoked = SlackCaller.recorded("tokens-revoked.json");
        String now = Long.toString(Instant.now().getEpochSecond());
        String signature = SlackCaller.sign(SlackCaller.SECRET, now, revoked);
        assertThat(caller.send("/webhooks/slack/events", "application/json", revoked, now, signature)
                        .statusCode())
                .isEqualTo(503);
        slack.answers("auth.test", "{\"ok\": false, \"error\": \"account_inactive\"}");
        assertThat(caller.event(revoked).statusCode()).isEqualTo(200);
        caller.event(SlackCaller.message("Ev3", "Ana"));
        assertThat(slack.unseen("chat.postMessage")).isZero();
        assertThat(stored()).contains("slack-install/T024BE7LD").doesNotContain("xoxb-of-acme");
    }

    @Test
    void a_whole_organisation_installs_the_app_for_all_its_workspaces() throws Exception {
        slack.answers("oauth.v2.access", """
                {"ok": true, "access_token": "xoxb-of-all", "is_enterprise_install": true, "team": null,
                 "enterprise": {"id": "E024BE7LD", "name": "Acme Group"}}
                """);
        assertThat(ended("code=c1&state=" + begun()).statusCode()).isEqualTo(200);

        caller.event(SlackCaller.message("Ev1", "hello")
                .replace("\"enterprise_id\":null", "\"enterprise_id\":\"E024BE7LD\"")
                .replace("\"is_enterprise_install\":false", "\"is_enterprise_install\":true"));
        assertThat(slack.next("chat.postMessage").authorization()).isEqualTo("Bearer xoxb-of-all");
    }

    @Test
    void a_state_counts_once_and_no_other_does() throws Exception {
        String state = begun();
        assertThat(ended("error=access_denied&state=" + state).statusCode()).isEqualTo(400);
        assertThat(ended("code=c1&state=" + state).body()).contains("used already");
        assertThat(ended("code=c1&state=0123456789abcdef0123456789abcdef0123456789abcdef")
                        .statusCode())
                .isEqualTo(400);
        assertThat(ended("code=c1").statusCode()).isEqualTo(400);
        slack.answers("oauth.v2.access", "{\"ok\": false, \"error\": \"invalid_code\"}");
        assertThat(ended("code=c1&state=" + begun()).body()).contains("invalid_code");
        assertThat(slack.unseen("oauth.v2.access")).isEqualTo(1);
    }

    @Test
    void only_the_browser_that_has_begun_ends_it() throws Exception {
        String state = begun();
        cookie = "parley-slack-install=another";
        assertThat(ended("code=c1&state=" + state).body()).contains("another browser");
        assertThat(slack.unseen("oauth.v2.access")).isZero();
    }

    @Test
    void a_token_that_ends_soon_is_renewed_behind_those_who_use_it() throws Exception {
        slack.answers("oauth.v2.access", rotating("xoxe.xoxb-1", "xoxe-1", 600));
        assertThat(ended("code=c1&state=" + begun()).statusCode()).isEqualTo(200);
        slack.next("oauth.v2.access");
        slack.answers("oauth.v2.access", rotating("xoxe.xoxb-2", "xoxe-2", 43_200));

        caller.event(SlackCaller.message("Ev1", "hello"));
        assertThat(slack.next("oauth.v2.access").fields())
                .containsEntry("grant_type", "refresh_token")
                .containsEntry("refresh_token", "xoxe-1");
        assertThat(stored()).doesNotContain("xoxe-1", "xoxe-2");
    }

    private static String rotating(String token, String refresh, int seconds) {
        return """
                {"ok": true, "access_token": "%s", "refresh_token": "%s", "expires_in": %d, "token_type": "bot",
                 "is_enterprise_install": false, "team": {"id": "T024BE7LD"}, "enterprise": null}
                """.formatted(token, refresh, seconds);
    }

    private String begun() throws Exception {
        HttpResponse<String> answer = fetch("/slack/install");
        assertThat(answer.statusCode()).isEqualTo(302);
        String location = answer.headers().firstValue("location").orElseThrow();
        assertThat(location)
                .startsWith("https://slack.com/oauth/v2/authorize?client_id=11.22&scope=chat%3Awrite")
                .contains("redirect_uri=https%3A%2F%2Fparley.example.com%2Fslack%2Foauth_redirect");
        cookie = answer.headers().firstValue("set-cookie").orElseThrow();
        assertThat(cookie)
                .containsIgnoringCase("httponly")
                .contains("Secure", "SameSite=Lax", "Path=/slack", "Max-Age=600");
        return location.replaceFirst(".*[?&]state=([0-9a-f]+).*", "$1");
    }

    private HttpResponse<String> ended(String query) throws Exception {
        return fetch("/slack/oauth_redirect?" + query);
    }

    private HttpResponse<String> fetch(String path) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Cookie", cookie.replaceFirst(";.*", ""))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private String stored() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
            files.filter(Files::isRegularFile).forEach(file -> {
                try {
                    all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
        return all.toString();
    }
}
