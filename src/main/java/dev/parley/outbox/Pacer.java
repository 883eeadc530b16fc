package dev.parley.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Gives each message its time, so that a sender sends no more than so many segments a second over all nodes (the
/// generic cell rate algorithm, as in ITU-T I.371, without a burst). A node reserves a second of a sender's time at
/// once; what it
/// does not use is lost. Invitations get 70 of 100 parts of the time, everything else 30, so that a campaign holds up
/// nobody who is in a conversation. Safe for any thread.
public final class Pacer implements Pace {
    private static final double INVITATIONS = 0.7;
    private static final String OF_INVITATIONS = " invitations";
    /// So far ahead invitations are given their times.
    private static final Duration AHEAD = Duration.ofSeconds(30);

    private final PaceStore store;
    private final double segmentsASecond;
    private final Map<String, Stretch> stretches = new HashMap<>();

    private record Stretch(Instant from, Instant till) {
        boolean fits(Instant now, Duration cost) {
            return !start(now).plus(cost).isAfter(till);
        }

        Instant start(Instant now) {
            return from.isAfter(now) ? from : now;
        }
    }

    /// @param segmentsASecond how many segments a sender may send, more than 0
    public Pacer(PaceStore store, double segmentsASecond) {
        this.store = store;
        this.segmentsASecond = segmentsASecond;
    }

    @Override
    public synchronized Instant reserve(String channel, String our, Sending.Content content, Instant now) {
        boolean invites = content.urgency() == Urgency.INVITATION || content.urgency() == Urgency.NEWS;
        double share = invites ? INVITATIONS : 1 - INVITATIONS;
        Duration cost = Duration.ofNanos((long) (content.segments() * 1e9 / (segmentsASecond * share)));
        String sender = channel + " " + our + (invites ? OF_INVITATIONS : " replies");
        Stretch stretch = stretches.get(sender);
        if (stretch == null || !stretch.fits(now, cost)) {
            Duration second = Duration.ofSeconds(1);
            Duration length = cost.compareTo(second) > 0 ? cost : second;
            Instant from = store.reserve(sender, now, length);
            stretch = new Stretch(from, from.plus(length));
        }
        Instant slot = stretch.start(now);
        stretches.put(sender, new Stretch(slot.plus(cost), stretch.till()));
        return slot;
    }

    @Override
    public synchronized int room(Instant now, int most) {
        boolean isFull = stretches.entrySet().stream()
                .anyMatch(sender -> sender.getKey().endsWith(OF_INVITATIONS)
                        && sender.getValue().from().isAfter(now.plus(AHEAD)));
        double fits = Math.ceil(segmentsASecond * INVITATIONS * AHEAD.toSeconds());
        return isFull ? 0 : (int) Math.min(most, fits);
    }
}
