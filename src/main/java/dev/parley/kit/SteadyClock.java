package dev.parley.kit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the clock on the wall by the one that only ever runs on. After a jump of the former nothing should act by
/// itself for a while: a clock that was set wrong is set right again within that time, and nobody was written to by
/// it. A jump that stays is taken for the truth, such as that of a machine that was asleep. Safe for any thread.
public final class SteadyClock {
    /// Slower corrections are none: a time service moves a clock by less in a day.
    static final Duration JUMP = Duration.ofSeconds(60);
    /// So long it must run on before it is believed.
    static final Duration SETTLE = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);

    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private Instant lastWall;
    private long lastNanos;
    private long jumpedNanos;
    private boolean settling;
    private long jumps;

    /// @param nanoTime runs on whatever the wall says
    public SteadyClock(InstantSource wall, LongSupplier nanoTime) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        lastWall = wall.instant();
        lastNanos = nanoTime.getAsLong();
    }

    /// Whether the clock on the wall may be acted by. To be asked every few seconds, so that a jump is noticed.
    public synchronized boolean isSteady() {
        Instant now = wall.instant();
        long nanos = nanoTime.getAsLong();
        Duration jump = Duration.between(lastWall.plusNanos(nanos - lastNanos), now);
        lastWall = now;
        lastNanos = nanos;
        if (jump.abs().compareTo(JUMP) > 0) {
            jumps++;
            settling = true;
            jumpedNanos = nanos;
            LOG.warn(
                    "the clock jumped by {} s: nothing is sent of our own accord for {} s; is the time service in order?",
                    jump.toSeconds(),
                    SETTLE.toSeconds());
        } else if (settling && nanos - jumpedNanos >= SETTLE.toNanos()) {
            settling = false;
            LOG.info("the clock runs on; what is due by it is sent again");
        }
        return !settling;
    }

    /// How often it jumped since the start of the process.
    public synchronized long jumps() {
        return jumps;
    }
}
