package dev.parley.action;

import dev.parley.followup.Guarded;
import dev.parley.followup.Shelf;
import dev.parley.kit.Leaf;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The actions there are. Safe for any thread; blocks.
public final class Actions {
    /// More than anybody looks at.
    public static final int MOST = 500;

    private final Shelf shelf;
    private final Guarded<Action> kept;

    /// @param shelf with indexes over `created` and `state,created`
    public Actions(Shelf shelf) {
        this.shelf = shelf;
        kept = new Guarded<>(shelf, new Guarded.Form<>("action", Action::id, ActionFields::stored, ActionFields::from));
    }

    /// Some of them, the newest first.
    public Leaf<Action> page(Leaf.Wish wish) {
        return kept.leaf(Shelf.Query.newest(Map.of(), "created", wish.limit()), wish.after());
    }

    /// The newest {@link #MOST}, the newest first.
    public List<Action> all() {
        return kept.list(Shelf.Query.newest(Map.of(), "created", MOST));
    }

    /// Those that were done, what was done last first, at most so many: for everybody to see.
    public List<Action> done(int most) {
        return all().stream()
                .filter(Action::isDone)
                .sorted(java.util.Comparator.comparing(
                                (Action one) -> one.news().orElseThrow().at())
                        .reversed())
                .limit(most)
                .toList();
    }

    /// The action of that id.
    public Optional<Action> find(String id) {
        return kept.find(id);
    }

    /// Keeps a new one.
    public Action add(String id, Action.About about) {
        Action fresh = new Action(id, 0, about, Action.State.PLANNED, Optional.empty());
        return kept.keep(fresh).orElseThrow(() -> new IllegalStateException("there is an action " + id + " already"));
    }

    /// It is done: those who raised its theme are told from now on.
    ///
    /// @return the action as it is now; empty if somebody else has changed it meanwhile
    public Optional<Action> done(Action before, Action.News news) {
        return kept.put(before, before.done(news));
    }

    /// Forgets one that is not done.
    public void drop(Action planned) {
        shelf.remove(planned.id());
    }

    /// The one to spread next, if one is done and not spread yet.
    Optional<Action> toSpread() {
        return kept.list(Shelf.Query.of(Map.of("state", Action.State.DONE.word()), "created", 1)).stream()
                .findFirst();
    }

    void spread(Action one) {
        if (kept.put(one, one.spread()).isEmpty()) {
            throw new IllegalStateException("action " + one.id() + " was changed by others meanwhile");
        }
    }
}
