package dev.parley.command;

import dev.parley.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `parley warm-up`: a training run for Java's ahead-of-time cache. Starts a server on a free loopback port with a
/// store of its own, holds conversations with it as Twilio would, and ends. The launcher runs it once after a build.
@Command(
        name = "warm-up",
        hidden = true,
        description = {
            "Runs a server for a few seconds with itself as the only customer, so that Java can record what a",
            "server loads and does most: java -XX:AOTCacheOutput=FILE -jar parley.jar warm-up.",
            "Reads no settings, keeps no data, calls nobody."
        })
public final class WarmUpCommand extends Subcommand {
    private static final List<String> FILES = List.of("warm-up.yaml", "warm-up.test.yaml");

    /// What Slack's calls have of their own is warm sooner.
    private static final int SLACK_SHARE = 4;

    private final Server.Starter starter;

    @CommandLine.Option(
            names = "--seconds",
            defaultValue = "12",
            description = "For how long conversations are held (default: ${DEFAULT-VALUE}).")
    private int seconds;

    WarmUpCommand(Server.Starter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() {
        Path folder = folder();
        try (StandIn slack = StandIn.start()) {
            Settings settings = ServeCommand.settings(Settings.Mode.SERVE, environment(folder, slack.url()), line())
                    .settings();
            int held;
            try (Server server = starter.start(settings, Settings.Mode.SERVE)) {
                held = new Rehearsal(settings, server.port()).hold(seconds);
                held += new SlackRehearsal(server.port(), InstantSource.system()).hold(seconds / SLACK_SHARE);
            }
            out().println(held + " conversations held");
            return CommandLine.ExitCode.OK;
        } finally {
            delete(folder);
        }
    }

    private static Map<String, String> environment(Path folder, String slack) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PARLEY_HTTP_HOST", "127.0.0.1");
        environment.put("PARLEY_HTTP_PORT", "0");
        environment.put("PARLEY_PUBLIC_URL", "http://127.0.0.1");
        environment.put("PARLEY_DATA_DIR", folder.resolve("data").toString());
        environment.put("PARLEY_FLOWS_DIR", folder.resolve("flows").toString());
        environment.put("TWILIO_ACCOUNT_SID", "AC00000000000000000000000000000000");
        environment.put("TWILIO_AUTH_TOKEN", "warm-up");
        // The server looks for missed messages soon after its start: a rehearsal must not ask the real Twilio.
        environment.put("TWILIO_API_URL", "http://127.0.0.1:1");
        environment.put("SLACK_SIGNING_SECRET", SlackRehearsal.SECRET);
        environment.put("SLACK_BOT_TOKEN", "warm-up");
        environment.put("SLACK_API_URL", slack);
        return environment;
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("parley-warm-up");
            Path flows = Files.createDirectory(folder.resolve("flows"));
            for (String name : FILES) {
                try (InputStream file = WarmUpCommand.class.getResourceAsStream(name)) {
                    Files.copy(Objects.requireNonNull(file, name), flows.resolve(name));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder to warm up in", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> inner = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : inner) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
