package dev.parley.kit;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;

/// The buffers that JSON is read with. A parser usually keeps its own by thread; on virtual threads, which
/// live for one turn, that means new ones for each turn (a tenth of what a turn in Slack allocated).
public final class JsonBuffers {
    private JsonBuffers() {}

    /// A factory's builder whose parsers share buffers, whatever thread they run on.
    public static JsonFactoryBuilder shared() {
        return new JsonFactoryBuilder().recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool());
    }
}
