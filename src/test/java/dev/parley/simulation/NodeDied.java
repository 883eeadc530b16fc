package dev.parley.simulation;

import java.io.Serial;

/// A node was killed: nothing of it runs any more, and nobody hears of it.
final class NodeDied extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    NodeDied() {
        super("the node was killed");
    }
}
