package dev.parley.action;

import dev.parley.conversation.Conversation;
import dev.parley.flow.Value;
import dev.parley.followup.Shelf;
import dev.parley.inbox.Announcements;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.LaneTalks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Asks happy people for a favour when their turn has come: never who has complained in any of their last
/// conversations, or has a case. Safe for any thread; blocks.
public final class FavourAsking {
    private static final String KEY = "favour";
    private static final Duration PATIENCE = Duration.ofDays(14);
    private static final int A_ROUND = 50;
    private static final int TALKS = 50;

    private final Favours favours;
    private final Announcements ways;
    private final LaneTalks talks;
    private final Predicate<Conversation> hasCase;
    private final InstantSource clock;

    /// @param talks the conversations of a line's person, on whichever of their lines
    /// @param hasCase whether somebody works on a conversation's case, or did
    public FavourAsking(
            Favours favours,
            Announcements ways,
            LaneTalks talks,
            Predicate<Conversation> hasCase,
            InstantSource clock) {
        this.favours = favours;
        this.ways = ways;
        this.talks = talks;
        this.hasCase = hasCase;
        this.clock = clock;
    }

    /// Asks those whose turn it is.
    ///
    /// @return how many were attended to
    public int round() {
        Instant now = clock.instant();
        List<Shelf.Entry> due = favours.due(now, A_ROUND);
        if (!due.isEmpty()) {
            Favour favour = favours.get();
            due.forEach(one -> attend(one, favour, now));
        }
        return due.size();
    }

    private void attend(Shelf.Entry one, Favour favour, Instant now) {
        LaneId lane = new LaneId(one.fields().get("lane").shown());
        Optional<String> text = favour.text(one.fields().get("language").shown());
        String stand = text.isEmpty() ? "no-text" : hasComplained(lane) ? "complained" : asked(lane, text.get());
        boolean isLate = one.fields().get("born") instanceof Value.Moment born
                && born.at().plus(PATIENCE).isBefore(now);
        Value next = stand.equals("waiting") && !isLate ? new Value.Moment(ways.again(lane)) : Value.Missing.VALUE;
        String last = stand.equals("waiting") && isLate ? "too-late" : stand;
        favours.put(one, one.fields().with("stand", Value.of(last)).with("next", next));
    }

    private boolean hasComplained(LaneId lane) {
        return talks.of(lane, TALKS).stream()
                .anyMatch(talk -> Happiness.of(talk) == Happiness.UNHAPPY || hasCase.test(talk));
    }

    private String asked(LaneId lane, String text) {
        return switch (ways.tell(lane, KEY, text)) {
            case TOLD, TOLD_BEFORE -> "asked";
            case OPTED_OUT -> "opted-out";
            case NO_WAY -> "no-way";
            case UNKNOWN, IN_CONFIDENCE -> "gone";
            case IN_CONVERSATION, ASLEEP -> "waiting";
        };
    }
}
