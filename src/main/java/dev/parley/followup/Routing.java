package dev.parley.followup;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;

/// Who gets a case: somebody of its queue with the skill it wants who has room, the one with the fewest open cases; the
/// order in which people are listed decides between equals. Pure.
final class Routing {
    private Routing() {}

    /// @param load open cases by person
    /// @return nobody if nobody fits: the case waits in its queue
    static Optional<String> owner(Desk desk, Wish wish, Map<String, Long> load) {
        if (desk.colleague(wish.assign()).isPresent()) {
            return Optional.of(wish.assign());
        }
        return desk.people().stream()
                .filter(one -> one.queues().isEmpty()
                        || one.queues().contains(wish.order().queue()))
                .filter(one -> wish.order().skill().isEmpty()
                        || one.skills().contains(wish.order().skill()))
                .filter(one -> load.getOrDefault(one.name(), 0L) < one.most())
                .min(Comparator.comparing(one -> load.getOrDefault(one.name(), 0L)))
                .map(Desk.Colleague::name);
    }
}
