package dev.parley.command;

import dev.parley.settings.LoadedSettings;
import dev.parley.settings.Settings;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;

/// `parley demo`: the server on loopback with a phone simulator.
@Command(
        name = "demo",
        description = {
            "Runs the server on loopback, with a phone simulator and a web chat in the browser; no credentials needed.",
            "Keeps its data in data/demo, apart from real ones, and fills it once with ninety days of sample answers."
        })
public final class DemoCommand extends Subcommand {
    private static final String DATA = "PARLEY_DATA_DIR";

    private final Server.Starter starter;

    DemoCommand(Server.Starter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putIfAbsent(DATA, "data/demo");
        LoadedSettings loaded = ServeCommand.settings(Settings.Mode.DEMO, environment, line());
        Server server = starter.start(loaded.settings(), Settings.Mode.DEMO);
        server.showSamples();
        String address = "http://" + loaded.settings().http().host() + ":" + server.port() + "/";
        PrintWriter out = out();
        out.println("Parley's demo runs at " + address);
        out.println();
        out.println("Five things to try:");
        out.println("  1. Open " + address + ", tap a survey, and answer in your own words: \"3 - it was late\".");
        out.println(
                "  2. Open " + address + "demo: the same surveys in a web page, as a launcher, inline and as a page.");
        out.println("  3. Change a text in conversation-flows/after-purchase.yaml while this runs, and tap it again.");
        out.println("  4. Open " + address + "admin/: every conversation with how each reply was read.");
        out.println("  5. In another terminal: ./parley chat after-purchase --lang es, and ./parley validate.");
        out.println();
        out.println("Ctrl+C ends it.");
        out.flush();
        return ServeCommand.untilTheEnd(server);
    }
}
