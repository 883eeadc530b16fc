package dev.parley.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackCommandTest {
    private static final Path SAMPLE = Path.of("webhooks/slack/manifest.yaml");

    @Test
    void the_manifest_is_that_of_the_repository_with_the_servers_url() throws IOException {
        String sample = Files.readAllLines(SAMPLE).stream()
                .filter(line -> !line.startsWith("#"))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(Commands.run("slack", "manifest", "--url", "https://surveys.example.com/in/"))
                .isEqualTo(new Commands.Ended(
                        0, sample.replace("https://parley.example.com", "https://surveys.example.com/in"), ""));
        assertThat(Path.of("src/main/resources/dev/parley/command/slack-manifest.yaml"))
                .hasSameTextualContentAs(SAMPLE);
    }

    @Test
    void a_server_without_a_public_address_is_called_over_its_own_connection() {
        String manifest = Commands.run("slack", "manifest", "--url", "https://x.example.com", "--socket-mode")
                .out();
        assertThat(manifest).contains("socket_mode_enabled: true").doesNotContain("request_url", "/webhooks/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "parley.example.com",
                "http://parley.example.com",
                "ftp://parley.example.com",
                "https://",
                "https:parley",
                "https://parley.example.com/?a=b",
                "https://parley example.com",
                ""
            })
    void an_address_that_slack_would_not_call_is_refused(String url) {
        for (String[] more : List.of(new String[0], new String[] {"--socket-mode"})) {
            String[] given = Stream.concat(Stream.of("slack", "manifest", "--url", url), Stream.of(more))
                    .toArray(String[]::new);
            Commands.Ended ended = Commands.run(given);
            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.out()).isEmpty();
            assertThat(ended.err())
                    .contains("Slack calls none but https addresses", "--url https://parley.example.com");
        }
    }

    @Test
    void without_a_public_address_there_is_a_manifest_for_a_connection_of_ours_only() {
        assertThat(Commands.run("slack", "manifest").err()).contains("http://localhost:8080 is none");
        assertThat(Commands.run("slack", "manifest", "--socket-mode").out())
                .contains("socket_mode_enabled: true", "oauth_config:\n  scopes:\n")
                .doesNotContain("http");
    }

    @Test
    void slack_alone_says_what_there_is() {
        assertThat(Commands.run("slack").code()).isEqualTo(2);
        assertThat(Commands.run("slack").out()).contains("manifest");
    }
}
