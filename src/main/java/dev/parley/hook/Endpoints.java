package dev.parley.hook;

import dev.parley.flow.Value;
import dev.parley.followup.Shelf;
import dev.parley.kit.Seal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/// The endpoints there are; all nodes know of a change within seconds. Safe for any thread; blocks.
public final class Endpoints {
    /// An installation tells its own systems; more would be a service for others.
    public static final int MOST = 50;

    private static final int ATTEMPTS = 6;
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    private final Shelf shelf;
    private final Seal seal;
    private final InstantSource clock;
    private final AtomicReference<Optional<Known>> known = new AtomicReference<>(Optional.empty());

    private record Known(List<Endpoint> all, Instant at) {}

    /// @param seal closes their secrets
    public Endpoints(Shelf shelf, Seal seal, InstantSource clock) {
        this.shelf = shelf;
        this.seal = seal;
        this.clock = clock;
    }

    /// All of them, at most a few seconds old.
    public List<Endpoint> all() {
        Instant now = clock.instant();
        return known.get()
                .filter(one ->
                        one.at().plus(REMEMBERED).isAfter(now) && !one.at().isAfter(now))
                .map(Known::all)
                .orElseGet(() -> read(now));
    }

    /// All of them, as they are stored now.
    public List<Endpoint> fresh() {
        return read(clock.instant());
    }

    private List<Endpoint> read(Instant now) {
        List<Endpoint> all = shelf.list(Shelf.Query.of(Map.of(), "since", MOST)).stream()
                .map(entry -> from(entry.fields()))
                .toList();
        known.set(Optional.of(new Known(all, now)));
        return all;
    }

    /// The endpoint of that id.
    public Optional<Endpoint> find(String id) {
        return shelf.find(id).map(this::from);
    }

    /// Keeps a new one.
    public Endpoint add(Endpoint fresh) {
        Endpoint first = fresh.versioned(1);
        shelf.insert(first.id(), HookFields.stored(first, secret -> seal.close(first.id(), secret)));
        known.set(Optional.empty());
        return first;
    }

    /// Changes one.
    ///
    /// @return how it is now; empty if there is none of that id
    public Optional<Endpoint> change(String id, UnaryOperator<Endpoint> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<Endpoint> before = find(id);
            if (before.isEmpty() || change.apply(before.get()).equals(before.get())) {
                return before;
            }
            Endpoint next = change.apply(before.get()).versioned(before.get().version() + 1);
            Value.Fields stored = HookFields.stored(next, secret -> seal.close(id, secret));
            if (shelf.replace(id, before.get().version(), stored)) {
                known.set(Optional.empty());
                return Optional.of(next);
            }
        }
        throw new IllegalStateException("endpoint " + id + " was changed by others " + ATTEMPTS + " times in a row");
    }

    /// Tells it nothing any more, and forgets it.
    public void remove(String id) {
        shelf.remove(id);
        known.set(Optional.empty());
    }

    private Endpoint from(Value.Fields fields) {
        String id = fields.get("id").shown();
        return HookFields.endpoint(
                fields,
                closed -> seal.open(id, closed)
                        .orElseThrow(() -> new IllegalStateException("the secret of endpoint " + id
                                + " does not open: another PARLEY_SECRET_KEY, or damaged")));
    }
}
