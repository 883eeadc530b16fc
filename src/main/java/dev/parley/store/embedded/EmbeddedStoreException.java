package dev.parley.store.embedded;

import org.jspecify.annotations.Nullable;

/// The embedded store cannot open, or cannot go on. The message is one an operator can act on: which file, what is
/// wrong, what to do.
public final class EmbeddedStoreException extends RuntimeException {

    /// A fault with no exception behind it.
    public EmbeddedStoreException(String message) {
        super(message);
    }

    /// A fault with the exception that showed it.
    public EmbeddedStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
