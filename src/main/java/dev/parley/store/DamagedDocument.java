package dev.parley.store;

import java.io.Serial;

/// A stored document does not have the shape this version of Parley writes.
public final class DamagedDocument extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    DamagedDocument(String field, String problem) {
        super("a stored document's field '" + field + "' " + problem);
    }
}
