package dev.parley;

import dev.parley.kit.Work;
import dev.parley.setup.Appearance;
import dev.parley.setup.Prices;
import dev.parley.setup.Setting;
import dev.parley.store.Store;
import dev.parley.web.LookRoutes;
import dev.parley.web.Routes;
import dev.parley.web.Serving;
import dev.parley.web.SettingRoutes;
import java.util.List;

/// What admins set in the app. Safe for any thread.
///
/// @param retention how long things are kept
record Setups(Store store, Setting retention) {
    List<Routes> routes(Serving serving, Work work) {
        return List.of(
                new SettingRoutes(List.of(prices(), appearance(), retention), serving),
                new LookRoutes(this::look, work));
    }

    /// Who asks, "" if that is not said. Blocks.
    String organisation() {
        return look().organisation();
    }

    private Appearance look() {
        return Appearance.of(appearance());
    }

    private Setting prices() {
        return setting("prices", (given, faults) -> Prices.read(given, faults).fields());
    }

    private Setting appearance() {
        return setting(
                "appearance", (given, faults) -> Appearance.read(given, faults).fields());
    }

    private Setting setting(String name, Setting.Reader reader) {
        return new Setting(name, store.shelf("settings", List.of()), reader);
    }
}
