package dev.parley;

import dev.parley.kit.SteadyClock;
import java.time.InstantSource;
import java.time.ZoneId;

/// The clock on the wall, and whether it may be acted by. Safe for any thread.
///
/// @param zone where the server is, by its `TZ`: days are counted there, and so are people placed of whom nothing tells
record Clocks(InstantSource wall, SteadyClock steady, ZoneId zone) {
    static Clocks system() {
        InstantSource wall = InstantSource.system();
        return new Clocks(wall, new SteadyClock(wall, System::nanoTime), ZoneId.systemDefault());
    }
}
