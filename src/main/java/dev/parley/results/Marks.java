package dev.parley.results;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Which times this node has changed something of: conversations are counted on the day they began. Marking costs a
/// turn a look into a table in memory and nothing else. Safe for any thread.
public final class Marks {
    /// All time zones' days begin at a quarter of an hour.
    private static final long QUARTER_SECONDS = 900;

    private final Set<Long> quarters = ConcurrentHashMap.newKeySet();

    /// Something that began then has changed, or is new, or is no more. To be called when the change is stored.
    public void touch(Instant began) {
        quarters.add(Math.floorDiv(began.getEpochSecond(), QUARTER_SECONDS));
    }

    /// What was touched since, each time once; it is not told again.
    Collection<Instant> take() {
        List<Long> taken = new ArrayList<>(quarters);
        taken.forEach(quarters::remove);
        return taken.stream()
                .map(quarter -> Instant.ofEpochSecond(quarter * QUARTER_SECONDS))
                .toList();
    }
}
