package dev.parley.inbox;

import dev.parley.flow.Flow;
import dev.parley.flow.FlowId;
import dev.parley.flow.Revision;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// The flows this node serves, and the older revisions that running conversations still need, loaded once. Safe for any
/// thread.
public final class PublishedFlows implements Flows {
    private final Function<Revision, Optional<Flow>> stored;
    private final Map<Revision, Flow> revisions = new ConcurrentHashMap<>();
    private volatile Map<FlowId, Flow> published = Map.of();

    /// @param stored finds a revision that was published before, and loads it; may block
    public PublishedFlows(Function<Revision, Optional<Flow>> stored) {
        this.stored = stored;
    }

    /// Serves these flows from now on; conversations that run go on with their own revisions.
    public void publish(Collection<Flow> flows) {
        Map<FlowId, Flow> next = new LinkedHashMap<>();
        for (Flow flow : flows) {
            next.put(flow.id(), flow);
            revisions.put(flow.revision(), flow);
        }
        published = java.util.Collections.unmodifiableMap(next);
    }

    @Override
    public Optional<Flow> published(FlowId id) {
        return Optional.ofNullable(published.get(id));
    }

    @Override
    public Collection<Flow> published() {
        return published.values();
    }

    @Override
    public Optional<Flow> revision(Revision revision) {
        Flow known = revisions.get(revision);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Flow> loaded = stored.apply(revision);
        loaded.ifPresent(flow -> revisions.put(revision, flow));
        return loaded;
    }
}
