package dev.parley.retention;

import dev.parley.conversation.Conversation;
import dev.parley.inbox.Conversations;
import dev.parley.inbox.Conversations.Query;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Lets conversations go whose time is over, a page of them each round, the newest first. Rounds of several nodes do
/// each other no harm: what one has forgotten is gone for the others. One thread at a time.
public final class Sweep {
    private final Sources sources;
    private final InstantSource clock;
    private final ZoneId zone;
    private Optional<Conversations.Cursor> after = Optional.empty();

    /// What it asks.
    ///
    /// @param settled whether the figures of a day no longer need what they were counted from
    public record Sources(
            Supplier<Retention> retention,
            Conversations conversations,
            Transcripts transcripts,
            Predicate<LocalDate> settled) {}

    /// @param zone whose days are counted
    public Sweep(Sources sources, InstantSource clock, ZoneId zone) {
        this.sources = sources;
        this.clock = clock;
        this.zone = zone;
    }

    /// Looks at the next page; behind the last one it begins anew.
    ///
    /// @return how many were let go
    public int round() {
        Optional<Instant> until = sources.retention().get().conversationsUntil(clock.instant(), zone);
        if (until.isEmpty()) {
            after = Optional.empty();
            return 0;
        }
        Conversations.Filter old =
                new Conversations.Filter(Optional.empty(), Optional.empty(), Optional.empty(), until);
        Conversations.Page page = sources.conversations().page(new Query(old, after, Query.MAX_LIMIT));
        Map<LocalDate, Boolean> settled = new HashMap<>();
        int gone = 0;
        for (Conversation one : page.items()) {
            gone += isOver(one, settled) && sources.transcripts().forget(one.id()) ? 1 : 0;
        }
        after = page.next();
        return gone;
    }

    private boolean isOver(Conversation one, Map<LocalDate, Boolean> settled) {
        LocalDate day = one.origin().startedAt().atZone(zone).toLocalDate();
        return !one.status().isOpen() && !one.isInConfidence() && settled.computeIfAbsent(day, sources.settled()::test);
    }
}
