package dev.parley;

import dev.parley.kit.SteadyClock;
import java.time.InstantSource;

/// The clock on the wall, and whether it may be acted by. Safe for any thread.
record Clocks(InstantSource wall, SteadyClock steady) {
    static Clocks system() {
        InstantSource wall = InstantSource.system();
        return new Clocks(wall, new SteadyClock(wall, System::nanoTime));
    }
}
