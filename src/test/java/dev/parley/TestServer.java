package dev.parley;

import dev.parley.command.Server;
import dev.parley.settings.Settings;
import java.nio.file.Path;
import java.util.Map;

/// Starts whole servers for tests that look at them from outside.
public final class TestServer {
    private TestServer() {}

    /// A server as `serve` starts it, or as `demo` does.
    ///
    /// @param environment the settings
    /// @param folder where a `parley.yaml` may be
    public static Server start(Settings.Mode mode, Map<String, String> environment, Path folder) {
        return Wiring.start(Settings.load(mode, environment, folder).settings(), mode);
    }
}
