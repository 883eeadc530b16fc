package dev.parley.inbox;

import java.io.Serial;

/// The store could not be reached, did not confirm a write, or takes none. Whether the write happened may be unknown;
/// taking the same message again finds out.
public final class StoreUnavailable extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    /// @param what a sentence for the operator, without personal data
    public StoreUnavailable(String what, Throwable cause) {
        super(what, cause);
    }

    /// @param what a sentence for the operator, without personal data
    public StoreUnavailable(String what) {
        super(what);
    }
}
