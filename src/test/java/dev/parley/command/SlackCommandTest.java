package dev.parley.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

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

    @Test
    void slack_alone_says_what_there_is() {
        assertThat(Commands.run("slack").code()).isEqualTo(2);
        assertThat(Commands.run("slack").out()).contains("manifest");
    }
}
