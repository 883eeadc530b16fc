package dev.parley.schedule;

import dev.parley.schedule.Invitation.State;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts what became of invitations since the start of the process. Safe for any thread.
public final class Outcomes {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /// Counts one decision.
    State count(State state) {
        counts.computeIfAbsent(word(state), word -> new LongAdder()).increment();
        return state;
    }

    /// How many, by a word of lower-case letters and underscores: `started`, `held_quiet_hours`, `refused_at_most`.
    public Map<String, Long> counts() {
        Map<String, Long> all = new TreeMap<>();
        counts.forEach((word, count) -> all.put(word, count.sum()));
        return all;
    }

    private static String word(State state) {
        return switch (state) {
            case State.Started started -> "started";
            case State.Held held -> "held_" + held.why().word().replace('-', '_');
            case State.Refused refused -> "refused_" + refused.why().word().replace('-', '_');
        };
    }
}
