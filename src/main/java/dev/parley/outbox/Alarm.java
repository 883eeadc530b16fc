package dev.parley.outbox;

import java.time.Instant;

/// Is told when a lane that this node has written is due, so that nobody need look for it. A hint: who misses it finds
/// the lane in the store. Safe for any thread; does not block.
@FunctionalInterface
public interface Alarm {
    /// Nobody wants to know.
    Alarm SILENT = (lane, due) -> {};

    /// @param lane the lane's id
    void set(String lane, Instant due);
}
