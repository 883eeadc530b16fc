package dev.parley.outbox;

import java.time.Duration;

/// How long to wait before the next attempt. A pure function: what spreads messages over time is their key.
final class Backoff {
    private static final int[] SECONDS = {1, 4, 15, 60, 300};
    private static final int[] LOOK_UP_SECONDS = {60, 120, 300, 900};

    private Backoff() {}

    /// 1, 4, 15, 60, 300 seconds and 300 from then on, each between half and one and a half of it.
    ///
    /// @param attempts how many there were before this one
    static Duration of(String key, int attempts) {
        long base = SECONDS[Math.min(attempts, SECONDS.length - 1)] * 1000L;
        int spread = Math.floorMod(key.hashCode() * 31 + attempts * 7919, 1000);
        return Duration.ofMillis(base / 2 + base * spread / 1000);
    }

    /// 1, 2, 5 and 15 minutes.
    static Duration ofLookUp(int attempts) {
        return Duration.ofSeconds(LOOK_UP_SECONDS[Math.min(attempts, LOOK_UP_SECONDS.length - 1)]);
    }
}
