package dev.parley;

import dev.parley.command.Server;
import dev.parley.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// Starts whole servers for tests that look at them from outside.
public final class TestServer {
    /// A folder with one flow, `hello`, which asks for a name and begins for whoever writes.
    public static final String HELLO = "src/test/resources/dev/parley/hello-flows";

    private TestServer() {}

    /// A server as `serve` starts it, at any free port of this machine, with its data and flows in two folders of one.
    ///
    /// @param more settings beyond that, or other ones
    public static Server in(Path folder, Map<String, String> more) {
        Map<String, String> environment = environment(folder.resolve("data"), more);
        environment.putIfAbsent("PARLEY_FLOWS_DIR", folder.resolve("flows").toString());
        return start(Settings.Mode.SERVE, environment, folder);
    }

    /// A server as `demo` starts it, at any free port of this machine, with the flows that are shipped.
    ///
    /// @param more settings beyond that, or other ones
    public static Server demo(Path data, Map<String, String> more) {
        return start(Settings.Mode.DEMO, environment(data, more), Path.of("").toAbsolutePath());
    }

    private static Map<String, String> environment(Path data, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(
                Map.of("PARLEY_HTTP_PORT", "0", "PARLEY_HTTP_HOST", "127.0.0.1", "PARLEY_DATA_DIR", data.toString()));
        environment.putAll(more);
        return environment;
    }

    /// A server as `serve` starts it, or as `demo` does.
    ///
    /// @param environment the settings
    /// @param folder where a `parley.yaml` may be
    public static Server start(Settings.Mode mode, Map<String, String> environment, Path folder) {
        return Wiring.start(Settings.load(mode, environment, folder).settings(), mode);
    }
}
