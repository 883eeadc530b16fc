package dev.parley.command;

import dev.parley.settings.Settings;
import java.util.List;

/// A server that accepts requests, until it is closed. Safe for any thread.
public interface Server extends AutoCloseable {
    /// The port it listens on.
    int port();

    /// How many flows it serves.
    int flows();

    /// Fills the installation with samples, once, behind everything else.
    void showSamples();

    /// What the operator is told at the start besides the address, such as the first password. Reads the store.
    default List<String> welcome() {
        return List.of();
    }

    /// Takes no more requests, lets those under way end, and closes the store.
    @Override
    void close();

    /// How servers are started.
    @FunctionalInterface
    interface Starter {
        /// Starts one; returns once it accepts requests.
        ///
        /// @throws StartFailure if it cannot
        Server start(Settings settings, Settings.Mode mode);
    }
}
