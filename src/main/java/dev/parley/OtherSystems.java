package dev.parley;

import dev.parley.kit.GuardedHttp;
import dev.parley.kit.Seal;
import dev.parley.store.Store;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/// What is at hand for those who talk with other systems.
///
/// @param key the installation's, from which seals are made
/// @param anywhere whether other systems may be in our own network
record OtherSystems(Store store, InstantSource clock, Vertx vertx, InstallationKey key, boolean anywhere) {
    /// Calls their addresses; to be closed by whoever asked for it.
    GuardedHttp http() {
        return new GuardedHttp(vertx, GuardedHttp.Names.SYSTEM, anywhere);
    }

    /// Seals what is kept of them.
    Seal seal(String purpose) {
        return Seal.of(key.bytes(), purpose);
    }
}
