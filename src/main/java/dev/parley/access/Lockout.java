package dev.parley.access;

import dev.parley.access.AccessStore.Failures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Makes whoever guesses wait, longer each time: by the name that is tried and by the caller's network, so that neither
/// one name nor one caller can be tried at will. Waiting ends by itself; nobody can lock a colleague out for good. Safe
/// for any thread.
final class Lockout {
    /// People mistype; so often they may without waiting.
    private static final int FREE = 5;
    /// Many people may share a network's address.
    private static final int FREE_OF_A_CALLER = 50;

    private static final String CALLER = "caller ";
    /// Leaves a guesser a hundred tries a day, and a colleague no longer locked out than a coffee takes.
    private static final Duration LONGEST = Duration.ofMinutes(15);
    /// 1,024 seconds, past the longest wait: keeps the doubling from overflowing.
    private static final int MOST_DOUBLINGS = 10;

    private final AccessStore store;

    Lockout(AccessStore store) {
        this.store = store;
    }

    static List<String> keys(String user, String caller) {
        return List.of("user " + Hashes.of(user), CALLER + Hashes.of(caller));
    }

    /// Until when these have to wait; a time gone by if they need not.
    Instant waitUntil(List<String> keys) {
        return keys.stream()
                .map(key -> store.failures(key).waitUntil())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    void failed(List<String> keys, Instant now) {
        for (String key : keys) {
            int count = store.failures(key).count() + 1;
            store.put(
                    key,
                    new Failures(
                            count, now.plus(pause(key.startsWith(CALLER) ? count - FREE_OF_A_CALLER + FREE : count))),
                    now);
        }
    }

    void succeeded(List<String> keys, Instant now) {
        for (String key : keys) {
            if (store.failures(key).count() > 0) {
                store.put(key, Failures.NONE, now);
            }
        }
    }

    /// Nothing for the first five, then 1, 2, 4 … seconds.
    static Duration pause(int failures) {
        if (failures < FREE) {
            return Duration.ZERO;
        }
        Duration pause = Duration.ofSeconds(1L << Math.min(failures - FREE, MOST_DOUBLINGS));
        return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
    }
}
