package dev.parley;

import java.util.function.Consumer;

/// The other nodes on the same database. What is told here comes at once or never: it may save others a look at the
/// database, and nothing may depend on it. Safe for any thread.
interface Siblings extends AutoCloseable {
    /// There are none, or they look for themselves.
    Siblings ALONE = new Siblings() {
        @Override
        public void tell(String lane) {}

        @Override
        public void listen(Consumer<String> listener) {}

        @Override
        public void close() {}
    };

    /// Tells the others that a lane has changed; neither blocks nor throws.
    void tell(String lane);

    /// Hears from now on which lanes others have changed; the listener must not block.
    void listen(Consumer<String> listener);

    @Override
    void close();
}
