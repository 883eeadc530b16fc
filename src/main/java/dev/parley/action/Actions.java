package dev.parley.action;

import dev.parley.followup.Shelf;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The actions there are. Safe for any thread; blocks.
public final class Actions {
    /// More than anybody looks at.
    static final int MOST = 500;

    private final Shelf shelf;

    /// @param shelf with an index over `created`
    public Actions(Shelf shelf) {
        this.shelf = shelf;
    }

    /// All of them, the newest first.
    public List<Action> all() {
        Shelf.Query query =
                new Shelf.Query(Map.of(), "created", Optional.empty(), Optional.empty(), new Shelf.Page(true, MOST));
        return shelf.list(query).stream()
                .map(entry -> ActionFields.from(entry.fields()))
                .toList();
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
        return shelf.find(id).map(ActionFields::from);
    }

    /// Keeps a new one.
    public Action add(String id, Action.About about) {
        Action first = new Action(id, 1, about, Action.State.PLANNED, Optional.empty());
        shelf.insert(id, ActionFields.stored(first));
        return first;
    }

    /// It is done: those who raised its theme are told from now on.
    ///
    /// @return the action as it is now; empty if somebody else has changed it meanwhile
    public Optional<Action> done(Action before, Action.News news) {
        return put(before, before.done(news));
    }

    /// Forgets one that is not done.
    public void drop(Action planned) {
        shelf.remove(planned.id());
    }

    /// The one to spread next, if one is done and not spread yet.
    Optional<Action> toSpread() {
        return shelf.list(Shelf.Query.of(Map.of("state", Action.State.DONE.word()), "created", 1)).stream()
                .map(entry -> ActionFields.from(entry.fields()))
                .findFirst();
    }

    void spread(Action one) {
        if (put(one, one.spread()).isEmpty()) {
            throw new IllegalStateException("action " + one.id() + " was changed by others meanwhile");
        }
    }

    private Optional<Action> put(Action before, Action after) {
        Action next = after.versioned(before.version() + 1);
        return shelf.replace(before.id(), before.version(), ActionFields.stored(next))
                ? Optional.of(next)
                : Optional.empty();
    }
}
