package dev.parley.calling;

import dev.parley.flow.Value;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// The way out to other systems. Safe for any thread; blocks.
@FunctionalInterface
public interface Way {
    /// Calls once.
    ///
    /// @param key the same whenever the same is called again
    /// @param with what is sent
    Answer call(Integration integration, String key, Map<String, String> with, Duration within);

    /// What came back.
    ///
    /// @param status 0 if no answer came
    /// @param trouble why not, or why the answer is of no use; "" if it is
    /// @param reply the answer's fields; empty if it is of no use
    record Answer(int status, String trouble, Optional<Value.Fields> reply) {
        /// Whether another try may have a better end: nothing answered, or the system is busy or broken.
        boolean isPassing() {
            return reply.isEmpty() && (status == 0 || status == 408 || status == 429 || status >= 500);
        }
    }
}
