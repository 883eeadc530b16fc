package dev.parley.command;

import dev.parley.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `parley slack`: what helps to set up the Slack app.
@Command(name = "slack", description = "Helps to set up the Slack app.", subcommands = SlackCommand.Manifest.class)
public final class SlackCommand extends Subcommand {
    @Override
    public Integer call() {
        return usage();
    }

    /// `parley slack manifest`: the app as Slack takes it.
    @Command(
            name = "manifest",
            description = {
                "Prints the manifest from which Slack makes the app: api.slack.com/apps, Create New App, From a manifest."
            },
            footer = {"", "Example:", "  ./parley slack manifest --url https://parley.example.com"})
    public static final class Manifest extends Subcommand {
        /// The public URL in the manifest that is in the repository.
        static final String SAMPLE_URL = "https://parley.example.com";

        @CommandLine.Option(
                names = "--url",
                paramLabel = "URL",
                description = "Where Slack reaches the server (default: PARLEY_PUBLIC_URL).")
        private Optional<String> url = Optional.empty();

        @CommandLine.Option(
                names = "--socket-mode",
                description = "For a server without a public address: it connects to Slack (SLACK_APP_TOKEN).")
        private boolean socketMode;

        @Override
        public Integer call() {
            String at = url.orElseGet(() -> Settings.load(
                            Settings.Mode.SERVE, System.getenv(), Path.of("").toAbsolutePath())
                    .settings()
                    .http()
                    .publicUrl()
                    .toString());
            boolean isReachable = isPublic(at);
            if (!isReachable && !(socketMode && url.isEmpty())) {
                throw wrong("Slack calls none but https addresses, and " + at
                        + " is none: give --url https://parley.example.com or set PARLEY_PUBLIC_URL,"
                        + " or give --socket-mode if the server has no public address");
            }
            out().print(isReachable ? of(at, socketMode) : unreachable());
            out().flush();
            return CommandLine.ExitCode.OK;
        }

        private static boolean isPublic(String url) {
            try {
                URI uri = new URI(url);
                boolean isPlain = uri.getRawQuery() == null && uri.getRawFragment() == null;
                return "https".equals(uri.getScheme()) && uri.getHost() != null && isPlain;
            } catch (URISyntaxException e) {
                return false;
            }
        }

        /// For a server that nobody reaches: other workspaces cannot install the app from there.
        private static String unreachable() {
            return of(SAMPLE_URL, true).replaceFirst("  redirect_urls:\\n    - \\S+\\n", "");
        }

        /// The manifest for a server at that URL.
        static String of(String url, boolean socketMode) {
            String manifest = template().replace(SAMPLE_URL, url.replaceFirst("/$", ""));
            return socketMode
                    ? manifest.replace("socket_mode_enabled: false", "socket_mode_enabled: true")
                            .lines()
                            .filter(line -> !line.strip().startsWith("request_url:")
                                    && !line.strip().startsWith("url:"))
                            .collect(Collectors.joining("\n", "", "\n"))
                    : manifest;
        }

        private static String template() {
            InputStream file = SlackCommand.class.getResourceAsStream("slack-manifest.yaml");
            try (InputStream bytes = Objects.requireNonNull(file, "slack-manifest.yaml")) {
                return new String(bytes.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(line -> !line.startsWith("#"))
                        .collect(Collectors.joining("\n", "", "\n"));
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read the manifest", e);
            }
        }
    }
}
