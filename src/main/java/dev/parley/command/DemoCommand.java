package dev.parley.command;

import dev.parley.settings.LoadedSettings;
import dev.parley.settings.Settings;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `parley demo`: the server on loopback with a phone simulator.
@Command(
        name = "demo",
        description = {
            "Runs the server on loopback, with a phone simulator and a web chat in the browser; no credentials needed.",
            "Keeps its data in data/demo, apart from real ones, and fills it once with ninety days of sample answers."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final String DATA = "PARLEY_DATA_DIR";

    private final Server.Starter starter;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    DemoCommand(Server.Starter starter) {
        this.starter = starter;
    }

    @Override
    public Integer call() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.putIfAbsent(DATA, "data/demo");
        LoadedSettings loaded = ServeCommand.settings(Settings.Mode.DEMO, environment, spec.commandLine());
        Server server = starter.start(loaded.settings(), Settings.Mode.DEMO);
        server.showSamples();
        String address = "http://" + loaded.settings().http().host() + ":" + server.port() + "/";
        PrintWriter out = spec.commandLine().getOut();
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
