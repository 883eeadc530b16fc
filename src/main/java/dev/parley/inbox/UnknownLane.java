package dev.parley.inbox;

import java.io.Serial;

/// A lane that was there is gone: its person was erased in the meantime.
public final class UnknownLane extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnknownLane(LaneId id) {
        super("there is no lane " + id + " any more");
    }
}
