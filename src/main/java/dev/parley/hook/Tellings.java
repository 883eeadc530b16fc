package dev.parley.hook;

import dev.parley.flow.Value;
import dev.parley.followup.Guarded;
import dev.parley.followup.Shelf;
import dev.parley.kit.Leaf;
import dev.parley.kit.Word;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What is told to endpoints: kept before it is sent, and for a while after. Safe for any thread; blocks.
public final class Tellings {
    /// So long one can look what became of something, and have it told again.
    static final Duration KEPT = Duration.ofDays(30);
    /// What came to light later than this after it happened was told already and forgotten, or is no news.
    static final Duration NEWS = Duration.ofDays(7);

    private final Shelf shelf;
    private final Guarded<Telling> kept;
    private final Endpoints endpoints;
    private final Function<Value.Fields, String> json;
    private final InstantSource clock;

    /// @param json writes a body
    public Tellings(Shelf shelf, Endpoints endpoints, Function<Value.Fields, String> json, InstantSource clock) {
        this.shelf = shelf;
        kept = new Guarded<>(
                shelf, new Guarded.Form<>("telling", Telling::id, HookFields::stored, HookFields::telling));
        this.endpoints = endpoints;
        this.json = json;
        this.clock = clock;
    }

    /// Whether anybody wants to be told of anything.
    boolean isWanted() {
        return endpoints.all().stream().anyMatch(Endpoint::isOn);
    }

    /// Has it told to all endpoints that want it. The same id again changes nothing.
    void tell(Happening happening) {
        Instant now = clock.instant();
        if (happening.at().plus(NEWS).isBefore(now)) {
            return;
        }
        for (Endpoint endpoint : endpoints.all()) {
            boolean isMeant = endpoint.isOn()
                    && endpoint.wants(happening.type())
                    && !happening.at().isBefore(endpoint.health().since());
            if (isMeant) {
                keep(endpoint, happening, now);
            }
        }
    }

    private void keep(Endpoint endpoint, Happening happening, Instant now) {
        Telling.Key key = new Telling.Key(endpoint.id(), happening.id());
        Telling.Content content =
                new Telling.Content(happening.type().word(), json.apply(happening.body()), happening.at());
        kept.keep(Telling.fresh(key, content, now));
    }

    /// Has an event told to one endpoint only, to try it out.
    public void test(Endpoint endpoint, String id) {
        Instant now = clock.instant();
        Value.Fields data = Value.Fields.NONE.with("endpoint", Value.of(endpoint.id()));
        keep(endpoint, new Happening(id, EventType.WEBHOOK_TEST, now, data), now);
    }

    /// The newest that was told to an endpoint.
    public Leaf<Value.Fields> log(String endpoint, Leaf.Wish wish) {
        Shelf.Query query = Shelf.Query.newest(Map.of("endpoint", endpoint), "born", wish.limit());
        return kept.leaf(query, wish.after()).map(HookFields::shown);
    }

    /// Has something told once more, from the beginning.
    ///
    /// @return whether it is still known
    public boolean again(String endpoint, String event) {
        String id = new Telling.Key(endpoint, event).id();
        return kept.find(id).filter(one -> put(one, one.again(clock.instant()))).isPresent();
    }

    /// Has everything told once more that was given up since a time.
    ///
    /// @return how many
    public int recover(String endpoint, Instant since) {
        Shelf.Query query = new Shelf.Query(
                Map.of("endpoint", endpoint, "state", Word.of(Telling.Stand.GIVEN_UP)),
                "born",
                Optional.of(new Value.Moment(since)),
                Optional.empty(),
                new Shelf.Page(false, 1_000));
        return (int) kept.list(query).stream()
                .filter(one -> put(one, one.again(clock.instant())))
                .count();
    }

    /// Those whose time has come, claimed until that time: no other node takes them before.
    List<Telling> claim(int limit, Instant until) {
        return kept.due(clock.instant(), limit).stream()
                .flatMap(one -> kept.put(one, one.claimed(until)).stream())
                .toList();
    }

    /// Puts what became of something in the place of what it was.
    ///
    /// @return false if somebody else has changed it
    boolean put(Telling before, Telling after) {
        return kept.put(before, after).isPresent();
    }

    /// Forgets what is old.
    public void sweep() {
        shelf.removeBelow("born", new Value.Moment(clock.instant().minus(KEPT)));
    }
}
