package dev.parley.inbox;

import dev.parley.outbox.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Tells people something that is no survey and no reply, on their own line, when they may be disturbed. Safe for any
/// thread; blocks while the store works, and throws {@link StoreUnavailable} if the outcome could not be stored.
public final class Announcements {
    private static final Duration LATER = Duration.ofHours(1);

    private final Beside.Ground ground;
    private final Manners manners;

    /// What becomes of it.
    public enum Outcome {
        /// It is on its way.
        TOLD,
        /// It was told before, by this key.
        TOLD_BEFORE,
        /// They want no messages.
        OPTED_OUT,
        /// Nothing can be sent on their channel.
        NO_WAY,
        /// Their line is not there any more.
        UNKNOWN,
        /// They speak in confidence: nobody may know who they are.
        IN_CONFIDENCE,
        /// They are in a conversation, which it would disturb.
        IN_CONVERSATION,
        /// It is night where they are, or may be: it is to be told in their morning.
        ASLEEP
    }

    Announcements(Beside.Ground ground, Manners manners) {
        this.ground = ground;
        this.manners = manners;
    }

    /// What would become of it now, if it were told and nobody slept.
    public Outcome outlook(LaneId id, String key) {
        return ground.lanes().fresh(id).map(lane -> outlook(lane, key)).orElse(Outcome.UNKNOWN);
    }

    /// When to try again to tell who sleeps or is in a conversation: as soon as it is day wherever the person may be,
    /// else in an hour.
    public Instant again(LaneId id) {
        Instant now = ground.writes().now();
        return ground.lanes()
                .fresh(id)
                .map(lane -> manners.day(lane, now))
                .filter(day -> day.isAfter(now))
                .orElse(now.plus(LATER));
    }

    /// Tells it, if it is day where they are. The same key again tells nothing.
    public Outcome tell(LaneId id, String key, String text) {
        return ground.writes().changeKnown(id, Outcome.UNKNOWN, (lane, now) -> told(lane, key, text, now));
    }

    private Writes.Change<Outcome> told(Lane given, String key, String text, Instant now) {
        Outcome outlook = outlook(given, key);
        if (outlook != Outcome.TOLD) {
            return Writes.Change.to(given, outlook);
        }
        if (manners.day(given, now).isAfter(now)) {
            return Writes.Change.to(given, Outcome.ASLEEP);
        }
        Lane lane = ground.sent().folded(given, now);
        Lane kept = lane.with(lane.outbox().passed(now)).with(new Seen(key, List.of()));
        return Writes.Change.to(
                ground.post().posting(kept, List.of(Said.notice(text)), Urgency.NEWS, now), Outcome.TOLD);
    }

    private Outcome outlook(Lane lane, String key) {
        if (lane.seen(key).isPresent()) {
            return Outcome.TOLD_BEFORE;
        }
        if (lane.isInConfidence()) {
            return Outcome.IN_CONFIDENCE;
        }
        if (lane.isOptedOut() || manners.isForbidden(lane)) {
            return Outcome.OPTED_OUT;
        }
        if (!ground.post().canSend(lane)) {
            return Outcome.NO_WAY;
        }
        return lane.open().isPresent() ? Outcome.IN_CONVERSATION : Outcome.TOLD;
    }
}
