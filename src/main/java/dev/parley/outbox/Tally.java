package dev.parley.outbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Counts what became of calls, since the start of this process; not of calls in confidence, whose moment may tell
/// something. Safe for any thread.
public final class Tally {
    /// What is counted.
    public enum Count {
        /// A message the provider took.
        SENT,
        /// An attempt that was certainly none, to be made again.
        DEFERRED,
        /// A message that will never be sent.
        REFUSED,
        /// An attempt of which nobody knows what became.
        UNKNOWN,
        /// A message that may have been sent and was found in the provider's list.
        FOUND,
        /// One that was not.
        NOT_FOUND,
        /// A look at the list that came to nothing.
        LIST_UNREACHABLE,
        /// A lane on which the clock had something to send.
        TICKS,
        /// A lane on which it could not be done.
        FAILED_TICKS;

        /// The name in metrics: `not_found`.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Count, LongAdder> counts = Arrays.stream(Count.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), count -> new LongAdder()));

    /// Nothing counted yet.
    public Tally() {}

    void add(Count count) {
        counts.getOrDefault(count, new LongAdder()).increment();
    }

    /// How often each happened, by its word.
    public Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((count, times) -> all.put(count.word(), times.sum()));
        return all;
    }
}
