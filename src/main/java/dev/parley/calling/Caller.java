package dev.parley.calling;

import dev.parley.flow.Value;
import dev.parley.followup.Followed;
import dev.parley.followup.Sink;
import dev.parley.inbox.LaneId;
import dev.parley.inbox.PendingCall;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the calls that conversations wait for, behind their turns, and tells them what was answered. A call is kept
/// before it is made; one that a process broke off by its end is made again only if that does no harm. Safe for any
/// thread.
public final class Caller implements Sink, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Caller.class);
    /// So many at once on a node; others wait, and fail when their time is over.
    private static final int AT_ONCE = 64;

    private static final long DRAIN_SECONDS = 5;

    private final Calls calls;
    private final Integrations integrations;
    private final Way way;
    private final InstantSource clock;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final ExecutorService each = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("call-", 0).factory());
    private volatile Told told = (lane, call, reply) -> false;
    private volatile boolean pending = true;
    private volatile boolean closed;

    /// Tells a conversation what was answered.
    @FunctionalInterface
    public interface Told {
        /// @param reply empty if the call failed
        /// @return whether the conversation went on
        boolean take(LaneId lane, PendingCall call, Optional<Value.Fields> reply);
    }

    /// @param way to the other systems
    public Caller(Calls calls, Integrations integrations, Way way, InstantSource clock) {
        this.calls = calls;
        this.integrations = integrations;
        this.way = way;
        this.clock = clock;
    }

    /// From now on answers are told there.
    public void join(Told conversations) {
        told = conversations;
    }

    @Override
    public void follow(Followed followed) {
        PendingCall.of(followed.conversation()).ifPresent(call -> {
            if (calls.keep(Call.fresh(followed.lane(), call))) {
                pending = true;
            }
        });
    }

    /// Whether a look is worth while at once: something was kept that is not settled yet.
    public boolean isPending() {
        return pending && room.availablePermits() > 0;
    }

    /// Begins what is due; does not wait for any answer.
    ///
    /// @return how many calls were begun
    public int round() {
        if (!integrations.areThere()) {
            pending = false;
            return 0;
        }
        pending = false;
        List<Call> due = calls.due(clock.instant(), AT_ONCE);
        int begun = 0;
        for (Call one : due) {
            if (closed || !room.tryAcquire()) {
                pending = true;
                break;
            }
            each.execute(() -> attend(one));
            begun++;
        }
        return begun;
    }

    private void attend(Call one) {
        try {
            calls.put(one, one.claimed()).ifPresent(claimed -> make(one, claimed));
        } catch (IllegalStateException e) {
            LOG.warn("call {} is taken up again later: {}", one.key(), e.getMessage());
        } finally {
            room.release();
        }
    }

    /// @param before as it was found: under way means that whoever made it is no more
    private void make(Call before, Call claimed) {
        Optional<Integration> integration = integrations.find(claimed.order().integration());
        Instant start = clock.instant();
        Duration left = Duration.between(start, claimed.end());
        if (integration.isEmpty()) {
            fail(claimed, Call.Stand.FAILED, "nobody has set up this integration");
        } else if (before.stand() == Call.Stand.UNDER_WAY && !integration.get().repeatable()) {
            fail(claimed, Call.Stand.UNKNOWN, "broken off by the end of a process; nobody knows what it did");
        } else if (!left.isPositive()) {
            fail(claimed, Call.Stand.FAILED, "there was no time left");
        } else {
            Way.Answer answer =
                    way.call(integration.get(), claimed.key(), claimed.order().with(), left);
            if (!closed || answer.status() != 0) {
                take(claimed, integration.get(), answer, start);
            }
        }
    }

    private void take(Call claimed, Integration integration, Way.Answer answer, Instant start) {
        Instant now = clock.instant();
        Call.Tries tries = new Call.Tries(
                claimed.tries().count() + 1,
                answer.status(),
                answer.trouble(),
                Duration.between(start, now).toMillis());
        Instant again = now.plus(Call.PAUSE.multipliedBy(tries.count()));
        if (answer.isPassing() && integration.repeatable() && again.isBefore(claimed.end())) {
            calls.put(claimed, claimed.again(tries, again));
            pending = true;
        } else {
            told.take(claimed.lane(), claimed.pending(), answer.reply());
            Call.Stand how = answer.reply().isPresent() ? Call.Stand.ANSWERED : Call.Stand.FAILED;
            calls.put(claimed, claimed.settled(how, tries));
            note(claimed, how, tries.trouble());
        }
    }

    private void fail(Call claimed, Call.Stand how, String why) {
        Call.Tries tries =
                new Call.Tries(claimed.tries().count(), claimed.tries().status(), why, 0);
        told.take(claimed.lane(), claimed.pending(), Optional.empty());
        calls.put(claimed, claimed.settled(how, tries));
        note(claimed, how, why);
    }

    private static void note(Call call, Call.Stand how, String why) {
        if (how != Call.Stand.ANSWERED) {
            LOG.warn(
                    "integration {} did not answer conversation {} at step {}: {}",
                    call.order().integration(),
                    call.conversation(),
                    call.order().step(),
                    why);
        }
    }

    /// Begins nothing more; what does not end within seconds is taken up after the next start.
    @Override
    public void close() {
        closed = true;
        each.shutdown();
        try {
            if (!each.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                LOG.info("calls that were not answered are taken up after the next start");
                each.shutdownNow();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
