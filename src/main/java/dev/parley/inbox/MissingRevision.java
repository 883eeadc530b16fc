package dev.parley.inbox;

import dev.parley.flow.Revision;
import java.io.Serial;

/// A conversation runs on a revision that the store does not have: somebody deleted it, or restored only a part.
public final class MissingRevision extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    MissingRevision(Revision revision) {
        super("a conversation runs on " + revision
                + ", which is not among the stored flows; restore the 'flows' collection");
    }
}
