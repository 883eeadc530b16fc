package dev.parley.command;

import dev.parley.settings.BadSettings;
import dev.parley.settings.LoadedSettings;
import dev.parley.settings.Settings;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `parley serve`: runs the server until it is told to end.
@Command(
        name = "serve",
        description = {
            "Runs the server. Prints one line with the address once it accepts requests.",
            "Settings come from the environment and parley.yaml; docs/operations.md lists them."
        })
public final class ServeCommand extends Subcommand {
    private final Server.Starter starter;

    @CommandLine.Option(
            names = "--print-config",
            description = "Shows every setting, its value and where it came from, secrets masked, and ends.")
    private boolean printConfig;

    ServeCommand(Server.Starter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() {
        PrintWriter out = out();
        LoadedSettings loaded = settings(Settings.Mode.SERVE, System.getenv(), line());
        if (printConfig) {
            out.print(loaded.table());
            out.flush();
            return CommandLine.ExitCode.OK;
        }
        Server server = starter.start(loaded.settings(), Settings.Mode.SERVE);
        out.println("Parley serves " + server.flows() + (server.flows() == 1 ? " flow" : " flows") + " at http://"
                + loaded.settings().http().host() + ":" + server.port() + "/");
        out.flush();
        server.welcome().forEach(out::println);
        out.flush();
        return untilTheEnd(server);
    }

    /// Reads the settings.
    ///
    /// @throws StartFailure with every fault in them
    static LoadedSettings settings(Settings.Mode mode, Map<String, String> environment, CommandLine line) {
        try {
            LoadedSettings loaded = Settings.load(mode, environment, Path.of("").toAbsolutePath());
            // Before the first line of the log, whose configuration reads it once.
            System.setProperty(
                    Settings.LogLevel.NAME, loaded.settings().node().log().word());
            return loaded;
        } catch (BadSettings e) {
            throw new StartFailure("Parley does not start with these settings:\n" + e.getMessage(), e);
        }
    }

    /// Waits until the process is told to end, and closes the server then.
    static int untilTheEnd(Server server) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("close").unstarted(server::close));
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return CommandLine.ExitCode.OK;
    }
}
