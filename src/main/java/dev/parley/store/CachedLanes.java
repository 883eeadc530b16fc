package dev.parley.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.parley.conversation.Conversation;
import dev.parley.inbox.Lane;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneStore;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.results.Marks;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the lanes this node wrote last in memory, so that the next turn of a conversation need not read. A
/// copy that another node has made stale does no harm: committing on it fails, and it is dropped. Only
/// confirmed states are kept. Safe for any thread.
final class CachedLanes implements LaneStore {
    /// A lane with its conversation takes about 10 kB of memory: 2,000 take 20 MB of a heap that is kept small.
    private static final int LANES = 2_000;

    private final LaneStore store;
    private final Marks marks;
    private final Cache<LaneId, Lane> cache = Caffeine.newBuilder()
            .maximumSize(LANES)
            .executor(Runnable::run) // waking a thread for it costs more than the tidying itself
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /// Of conversations that are to leave their lanes: when they began.
    private final Map<LaneId, Instant> leaving = new ConcurrentHashMap<>();

    CachedLanes(LaneStore store, Marks marks) {
        this.store = store;
        this.marks = marks;
    }

    @Override
    public Optional<Lane> find(LaneId id) {
        Lane cached = cache.getIfPresent(id);
        return cached == null ? store.find(id) : Optional.of(cached);
    }

    @Override
    public List<Lane> findAll(Collection<LaneId> ids) {
        return ids.size() == 1 ? LaneStore.super.findAll(ids) : store.findAll(ids);
    }

    @Override
    public Optional<Lane> fresh(LaneId id) {
        return store.fresh(id);
    }

    @Override
    public boolean commit(Lane lane) {
        boolean done = false;
        try {
            done = store.commit(lane);
        } catch (StoreUnavailable e) {
            // Whether it was written is unknown: the next reader must ask the store.
            cache.invalidate(lane.id());
            touch(lane);
            throw e;
        }
        if (done) {
            touch(lane);
        }
        if (done && isToBeWrittenSoon(lane)) {
            cache.put(lane.id(), store.stored(lane));
        } else {
            cache.invalidate(lane.id());
        }
        return done;
    }

    /// Behind the end of a conversation nothing is to come but what became of its last words. A lane that has
    /// forgotten is stored under another version than it knows.
    private static boolean isToBeWrittenSoon(Lane lane) {
        return lane.open().isPresent()
                || (!lane.isInConfidence() && lane.outbox().hasUnsettled());
    }

    private void touch(Lane lane) {
        // What is said in confidence is in no sum, and its mark would tell when something was said.
        lane.talk()
                .current()
                .filter(one -> !one.isInConfidence())
                .ifPresent(one -> marks.touch(one.origin().startedAt()));
        if (!leaving.isEmpty()) {
            Optional.ofNullable(leaving.remove(lane.id())).ifPresent(marks::touch);
        }
    }

    /// Drops a lane that is no more.
    void forget(LaneId id) {
        cache.invalidate(id);
    }

    @Override
    public Lane stored(Lane committed) {
        return store.stored(committed);
    }

    @Override
    public List<LaneId> due(Instant until, int limit) {
        return store.due(until, limit);
    }

    @Override
    public void archive(Lane before, Conversation ended) {
        leaving.put(before.id(), ended.origin().startedAt());
        store.archive(before, ended);
    }
}
