package dev.parley.hook;

import dev.parley.flow.Value;
import dev.parley.followup.Guarded;
import dev.parley.followup.Shelf;
import dev.parley.kit.Remembered;
import dev.parley.kit.Seal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The endpoints there are; all nodes know of a change within seconds. Safe for any thread; blocks.
public final class Endpoints {
    /// An installation tells its own systems; more would be a service for others.
    public static final int MOST = 50;

    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Shelf shelf;
    private final Guarded<Endpoint> kept;
    private final Remembered<List<Endpoint>> known;

    /// @param seal closes their secrets
    public Endpoints(Shelf shelf, Seal seal, InstantSource clock) {
        this.shelf = shelf;
        kept = new Guarded<>(
                shelf,
                new Guarded.Form<>(
                        "endpoint",
                        Endpoint::id,
                        one -> HookFields.stored(one, secret -> seal.close(one.id(), secret)),
                        fields -> read(fields, seal)));
        known = Remembered.empty(REMEMBERED, clock);
    }

    private static Endpoint read(Value.Fields fields, Seal seal) {
        String id = fields.get("id").shown();
        return HookFields.endpoint(fields, closed -> seal.opened(id, closed, "the secret of endpoint " + id));
    }

    /// All of them, at most a few seconds old.
    public List<Endpoint> all() {
        return known.get(this::stored);
    }

    /// All of them, as they are stored now.
    public List<Endpoint> fresh() {
        return known.set(stored());
    }

    private List<Endpoint> stored() {
        return kept.list(Shelf.Query.of(Map.of(), "since", MOST));
    }

    /// The endpoint of that id.
    public Optional<Endpoint> find(String id) {
        return kept.find(id);
    }

    /// Keeps a new one.
    public Endpoint add(Endpoint fresh) {
        Endpoint first = kept.keep(fresh)
                .orElseThrow(() -> new IllegalStateException("there is an endpoint " + fresh.id() + " already"));
        known.forget();
        return first;
    }

    /// Changes one.
    ///
    /// @return how it is now; empty if there is none of that id
    public Optional<Endpoint> change(String id, UnaryOperator<Endpoint> change) {
        Optional<Guarded.Changed<Endpoint>> changed = kept.change(id, change);
        known.forget();
        return changed.map(Guarded.Changed::after);
    }

    /// Tells it nothing any more, and forgets it.
    public void remove(String id) {
        shelf.remove(id);
        known.forget();
    }
}
