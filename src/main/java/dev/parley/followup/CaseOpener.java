package dev.parley.followup;

import dev.parley.flow.Condition;
import dev.parley.inbox.LaneId;
import dev.parley.theme.Themes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Opens cases for what flows order and rules call for, and keeps them in step with their conversations. Safe for any
/// thread; blocks.
public final class CaseOpener implements Sink {
    /// What was asked for longer ago is nobody's alarm any more: it was followed then, or the person was erased.
    static final Duration LATE = Duration.ofDays(7);

    private final CaseBook book;
    private final Desks desks;
    private final Wishes wishes;
    private final Predicate<LaneId> exists;
    private final InstantSource clock;

    /// What rules are matched by.
    ///
    /// @param conditions compiles a condition over `contact`
    public record Matching(Function<String, Condition> conditions, Supplier<Themes> themes) {}

    /// @param exists whether a lane is still there: who was erased meanwhile gets no case
    public CaseOpener(CaseBook book, Desks desks, Matching matching, Predicate<LaneId> exists, InstantSource clock) {
        this.book = book;
        this.desks = desks;
        wishes = new Wishes(matching.conditions(), matching.themes());
        this.exists = exists;
        this.clock = clock;
    }

    @Override
    public void follow(Followed followed) {
        Desk desk = desks.get();
        List<Wish> wanted = wishes.of(followed.conversation(), desk);
        if (wanted.isEmpty() && !Wishes.mayConcernACase(followed.conversation())) {
            return;
        }
        if (amend(followed, wanted, desk).isEmpty() && !open(followed, wanted, desk)) {
            amend(followed, wanted, desk);
        }
    }

    private Optional<Case> amend(Followed followed, List<Wish> wanted, Desk desk) {
        Set<String> rules =
                desk.rules().stream().map(rule -> "rule " + rule.id()).collect(Collectors.toSet());
        CaseId id = new CaseId(followed.conversation().id().value());
        return book.change(id, one -> CaseChanges.followed(one, followed, wanted, rules, clock.instant()));
    }

    /// @return false if another node was first
    private boolean open(Followed followed, List<Wish> wanted, Desk desk) {
        Instant now = clock.instant();
        List<Wish> standing = wanted.stream()
                .filter(wish -> !wish.reason().withdrawn())
                .filter(wish -> wish.reason().at().plus(LATE).isAfter(now))
                .toList();
        return standing.isEmpty()
                || !exists.test(followed.lane())
                || book.open(CaseChanges.opened(followed, standing, desk, book.load(), now));
    }
}
