package dev.parley.results;

import dev.parley.conversation.Conversation;
import dev.parley.flow.FlowId;
import dev.parley.inbox.Flows;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/// Takes what is erased out of the figures of days that are never counted again, because what they were counted from
/// is partly gone. Of other days the next count knows. Taking the same out twice is taking it out once, so an erasure
/// that was broken off can be begun again. Safe for any thread; blocks.
public final class Settled {
    private final Sums sums;
    private final Flows flows;
    private final ZoneId zone;

    /// @param zone whose days are counted
    public Settled(Sums sums, Flows flows, ZoneId zone) {
        this.sums = sums;
        this.flows = flows;
        this.zone = zone;
    }

    /// To be called before a conversation is erased.
    ///
    /// @param isUnreached whether every message of it was given up by the network
    public void without(Conversation conversation, boolean isUnreached) {
        LocalDate day = day(conversation.origin().startedAt());
        if (isSettled(day)) {
            DayCount gone = new DayCount();
            Talks.of(conversation, flows.revision(conversation.origin().revision()), isUnreached)
                    .ifPresent(gone::add);
            sums.less(day, conversation.id().value(), gone.sums());
        }
    }

    /// To be called before an invitation is erased that was not sent.
    ///
    /// @param key what no other invitation has
    public void without(FlowId flow, String reason, Instant at, String key) {
        LocalDate day = day(at);
        if (isSettled(day)) {
            DayCount gone = new DayCount();
            gone.add(flow, reason);
            sums.less(day, key, gone.sums());
        }
    }

    private LocalDate day(Instant at) {
        return at.atZone(zone).toLocalDate();
    }

    private boolean isSettled(LocalDate day) {
        return sums.days(new Days(day, day)).values().stream().anyMatch(Sums.Standing::isSettled);
    }
}
