package dev.parley.followup;

import dev.parley.conversation.Conversation;
import dev.parley.flow.Value;
import dev.parley.kit.Leaf;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The cases there are. Every write is guarded by the case's version: where two meet, one of them tries again. Safe for
/// any thread; blocks.
public final class CaseBook {
    /// A report looks at so many.
    public static final int LOOKED = 1_000;

    private static final String CHANGED = "changed";
    /// A desk with more open cases has other worries than who has the fewest.
    private static final int COUNTED = 2_000;

    private final Shelf shelf;
    private final Guarded<Case> cases;
    private final InstantSource clock;
    private final Consumer<Change> listener;

    /// A case has changed.
    ///
    /// @param before empty for a new one
    public record Change(Optional<Case> before, Case after) {}

    /// @param listener is told of each change once it is durable; must not throw
    public CaseBook(Shelf shelf, InstantSource clock, Consumer<Change> listener) {
        this.shelf = shelf;
        cases = new Guarded<>(
                shelf, new Guarded.Form<>("case", one -> one.id().value(), this::stored, CaseFields::from));
        this.clock = clock;
        this.listener = listener;
    }

    /// The case of that id.
    public Optional<Case> find(CaseId id) {
        return cases.find(id.value());
    }

    /// Keeps a new case.
    ///
    /// @return whether it was kept; if not, its conversation has one
    boolean open(Case fresh) {
        Optional<Case> first = cases.keep(fresh);
        first.ifPresent(one -> listener.accept(new Change(Optional.empty(), one)));
        return first.isPresent();
    }

    /// Changes a case; the same case means that nothing is written.
    ///
    /// @param change may be asked several times
    /// @return the case as it is now; empty if there is none of that id
    public Optional<Case> change(CaseId id, UnaryOperator<Case> change) {
        Optional<Guarded.Changed<Case>> changed = cases.change(id.value(), change);
        changed.filter(Guarded.Changed::isReal)
                .ifPresent(one -> listener.accept(new Change(Optional.of(one.before()), one.after())));
        return changed.map(Guarded.Changed::after);
    }

    private Value.Fields stored(Case one) {
        return CaseFields.stored(one).with(CHANGED, new Value.Moment(clock.instant()));
    }

    /// The cases that were written at that time or later, at most so many, the earliest first.
    public List<Case> changedSince(Instant since, int limit) {
        Shelf.Query query = new Shelf.Query(
                Map.of(),
                CHANGED,
                Optional.of(new Value.Moment(since)),
                Optional.empty(),
                new Shelf.Page(false, limit));
        return cases.list(query);
    }

    /// How the desk did with the cases opened at `from` or later and before `until`: the newest {@link #LOOKED}.
    ///
    /// @param talks the conversations of a case's person
    public CaseReport report(Instant from, Instant until, Desk desk, Function<Case, List<Conversation>> talks) {
        Shelf.Query query = new Shelf.Query(
                Map.of(),
                "opened",
                Optional.of(new Value.Moment(from)),
                Optional.of(new Value.Moment(until)),
                new Shelf.Page(true, LOOKED));
        return CaseReport.of(cases.list(query), desk.hours(), talks, clock.instant());
    }

    /// Which cases, in the order in which a desk works: what is due first; closed ones in the order they were closed.
    public record Query(Case.State state, Map<String, String> equal, Leaf.Wish wish) {
        public Query {
            equal = Map.copyOf(equal);
        }
    }

    /// A page of cases; closed ones the newest first.
    public Leaf<Case> page(Query query) {
        Map<String, String> equal = new HashMap<>(query.equal());
        equal.put("state", query.state().word());
        Shelf.Page page =
                new Shelf.Page(query.state() == Case.State.DONE, query.wish().limit());
        Shelf.Query asked = new Shelf.Query(equal, "order", Optional.empty(), Optional.empty(), page);
        return cases.leaf(asked, query.wish().after());
    }

    /// The cases with which the clock has something to do, the longest due first.
    List<Case> due(Instant now, int limit) {
        return cases.due(now, limit);
    }

    /// How many open cases everybody has.
    Map<String, Long> load() {
        Map<String, Long> load = new HashMap<>();
        shelf.list(Shelf.Query.of(Map.of("state", Case.State.OPEN.word()), "order", COUNTED))
                .forEach(entry -> load.merge(entry.fields().get("owner").shown(), 1L, Long::sum));
        return load;
    }
}
