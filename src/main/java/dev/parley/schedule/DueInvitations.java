package dev.parley.schedule;

import dev.parley.flow.FlowId;
import dev.parley.inbox.Flows;
import dev.parley.inbox.StoreUnavailable;
import dev.parley.kit.Alone;
import dev.parley.schedule.Invitation.State;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Carries out the invitations whose time has come, each on one node only. So many a round and no more:
/// after hours of downtime they go out one after the other, not all at once. Safe for any thread; blocks
/// while the store works.
public final class DueInvitations {
    private static final Logger LOG = LoggerFactory.getLogger(DueInvitations.class);

    /// Longer than carrying one out ever takes; a node that dies loses it to another after that.
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final Invitations invitations;
    private final Asking asking;
    private final Flows flows;
    private final InstantSource clock;
    private final IntSupplier room;
    /// So many are looked at ahead of their turn.
    private static final int AHEAD = 50;

    /// Those that were looked at; changed by one round at a time.
    private volatile Set<String> expected = Set.of();

    private final Alone alone = new Alone();

    /// @param most how many are carried out a round
    public DueInvitations(Invitations invitations, Asking asking, Flows flows, InstantSource clock, int most) {
        this(invitations, asking, flows, clock, () -> most);
    }

    /// @param room how many may be carried out in the next round
    public DueInvitations(Invitations invitations, Asking asking, Flows flows, InstantSource clock, IntSupplier room) {
        this.invitations = invitations;
        this.asking = asking;
        this.flows = flows;
        this.clock = clock;
        this.room = room;
    }

    /// One round. While another is under way it does nothing.
    ///
    /// @return how many were carried out
    public int round() {
        return alone.run(this::carryOutAll);
    }

    private int carryOutAll() {
        try {
            int most = room.getAsInt();
            if (most == 0) {
                return 0;
            }
            List<Invitation> next = invitations.due(now(), Math.max(most, AHEAD));
            expect(next, most);
            List<Invitation> due = next.stream()
                    .limit(most)
                    .sorted(Comparator.comparingInt((Invitation one) -> rank(one.flow()))
                            .reversed())
                    .toList();
            return (int) due.stream().filter(this::carryOut).count();
        } catch (StoreUnavailable e) {
            LOG.warn("Invitations wait for the store: {}", e.getMessage());
            return 0;
        }
    }

    /// Providers tell of many people at once, and not often.
    private void expect(List<Invitation> next, int most) {
        boolean isKnown = next.stream().limit(most).allMatch(one -> expected.contains(one.key()));
        if (!isKnown) {
            asking.expect(
                    next.stream().filter(one -> !expected.contains(one.key())).toList());
            expected = next.stream().map(Invitation::key).collect(Collectors.toSet());
        }
    }

    private boolean carryOut(Invitation waiting) {
        if (!(waiting.state() instanceof State.Held since)) {
            return false;
        }
        Optional<Invitation> claimed = invitations.claim(waiting, now().plus(CLAIM));
        claimed.ifPresent(mine -> invitations.settle(mine, asking.carryOut(mine, since)));
        return claimed.isPresent();
    }

    private int rank(FlowId flow) {
        return flows.published(flow).map(Wish::rank).orElse(0);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
